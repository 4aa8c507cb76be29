package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentIdTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void the_same_content_has_the_same_id_whoever_asks() {
    assertThat(new ContentId().of("event", "L-1", AT, Map.of("a", 1, "b", 2)))
        .isEqualTo(new ContentId().of("event", "L-1", AT, Map.of("b", 2, "a", 1)));
  }

  @Test
  void the_ids_of_a_file_never_change_from_version_to_version() {
    assertThat(new ContentId().of("event", "L-1", AT, Map.of("type", "page_viewed")))
        .isEqualTo("0e0f2577-6d5a-3e13-bb7a-18b45c1c0767");
  }

  @Test
  void what_is_the_same_twice_in_a_row_is_two_things() {
    var ids = new ContentId();
    assertThat(ids.of("event", "L-1", AT, Map.of()))
        .isNotEqualTo(ids.of("event", "L-1", AT, Map.of()));
  }

  @Test
  void no_two_contents_read_the_same() {
    var one = new ContentId().of("event", "L-1", AT, Map.of("a", "1", "b", "2"));
    var other = new ContentId().of("event", "L-1", AT, Map.of("a", "11:b1:2"));
    assertThat(one).isNotEqualTo(other);
    assertThat(new ContentId().of("event", "L-1", AT.plusMillis(1), Map.of("a", "1", "b", "2")))
        .isNotEqualTo(one);
  }
}
