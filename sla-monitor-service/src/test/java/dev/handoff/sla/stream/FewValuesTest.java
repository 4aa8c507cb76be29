package dev.handoff.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewValuesTest {
  private final FewValues segments = new FewValues();

  @Test
  void the_first_are_told_apart_and_what_comes_after_them_is_other() {
    IntStream.range(0, FewValues.MOST)
        .mapToObj(number -> "segment-" + number)
        .forEach(segment -> assertThat(segments.of(segment)).isEqualTo(segment));
    assertThat(segments.of("one too many")).isEqualTo(FewValues.OTHER);
    assertThat(segments.of("segment-0")).isEqualTo("segment-0");
  }

  @Test
  void nothing_is_a_value_too_and_takes_no_place() {
    assertThat(segments.of(null)).isEqualTo(FewValues.NONE);
    assertThat(segments.of(" ")).isEqualTo(FewValues.NONE);
  }
}
