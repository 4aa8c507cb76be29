package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.runtime.CelEvaluationException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"7|7", "' 7 '|7", "1,200|1200", "1 200 300|1200300", "7.0|7"})
  void whole_numbers_are_read_as_people_type_them(String text, long expected) {
    assertThat(Functions.whole(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n/a", "51-200", "7.5", "1,2", "1e400", "NaN", "7d"})
  void what_is_no_whole_number_is_not_known(String text) {
    assertThat(Functions.whole(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-01 10:30|yyyy-MM-dd HH:mm|UTC|2026-03-01T10:30:00Z",
        "2026-03-01|yyyy-MM-dd|Europe/Berlin|2026-02-28T23:00:00Z",
        "3/1/2026 1:05 pm|M/d/yyyy h:mm a|America/New_York|2026-03-01T18:05:00Z",
        "01 Mar 2026 10:30 +0200|dd MMM yyyy HH:mm Z|UTC|2026-03-01T08:30:00Z"
      })
  void times_are_read_by_a_pattern_in_a_zone(
      String text, String pattern, String zone, Instant expected) throws CelEvaluationException {
    assertThat(Functions.time(text, pattern, zone)).isEqualTo(expected);
  }

  @Test
  void aday_that_never_was_is_no_time() {
    assertThatThrownBy(() -> Functions.time("2026-02-30", "yyyy-MM-dd", "UTC"))
        .hasMessageContaining("expected a time like yyyy-MM-dd, but found '2026-02-30'");
  }

  @Test
  void a_hash_depends_on_the_text_alone() throws CelEvaluationException {
    assertThat(Functions.hash("L-1", 100L))
        .isEqualTo(Functions.hash("L-1", 100L))
        .isBetween(0L, 99L);
    assertThatThrownBy(() -> Functions.hash("L-1", 0L)).hasMessageContaining("at least 1");
  }
}
