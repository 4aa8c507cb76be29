package dev.handoff.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedLabelTest {

  @Test
  void the_first_values_are_told_apart_and_all_beyond_the_limit_are_other() {
    var source = new BoundedLabel(2);
    assertThat(source.of("google")).isEqualTo("google");
    assertThat(source.of("referral")).isEqualTo("referral");
    assertThat(source.of("anything")).isEqualTo("other");
    assertThat(source.of("google")).isEqualTo("google");
  }

  @Test
  void nobody_can_make_more_series_than_the_limit_whatever_they_send() {
    var source = new BoundedLabel(25);
    assertThat(IntStream.range(0, 10_000).parallel().mapToObj(i -> source.of("s" + i)).distinct())
        .hasSize(26)
        .contains("other");
  }

  @Test
  void no_value_is_none_and_takes_no_place() {
    var source = new BoundedLabel(1);
    assertThat(source.of(null)).isEqualTo("none");
    assertThat(source.of("  ")).isEqualTo("none");
    assertThat(source.of(" google ")).isEqualTo("google");
  }

  @Test
  void what_is_too_long_for_a_name_is_other_and_takes_no_place() {
    var source = new BoundedLabel(1);
    assertThat(source.of("x".repeat(65))).isEqualTo("other");
    assertThat(source.of("x".repeat(64))).hasSize(64);
  }

  @Test
  void with_a_limit_of_nothing_nobody_is_named() {
    assertThat(new LabelLimits(25, 0).rep().of("dana")).isEqualTo("other");
    assertThatThrownBy(() -> new LabelLimits(25, -1))
        .hasMessage("Expected HANDOFF_METRICS_REPS to be at least 0, but it is -1");
    assertThatThrownBy(() -> new LabelLimits(0, 0))
        .hasMessage("Expected HANDOFF_METRICS_LABEL_VALUES to be at least 1, but it is 0");
  }
}
