package dev.handoff.local.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.local.intake.Report;
import dev.handoff.local.sample.B2bSample.Breach;
import dev.handoff.local.sample.B2bSample.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CheckTest {
  private static final Breach BROKEN = new Breach("L-1", "first-touch");
  private static final Expectation EXPECTED =
      new Expectation(Set.of("L-1", "L-2"), Set.of("L-1"), 1, 1, 0, Set.of(BROKEN), 1);
  private static final Report REPORT = new Report(3, 2, 1, Optional.empty(), 2, 4, 1, List.of());

  @Test
  void a_run_that_is_as_it_must_be_passes_every_check() {
    assertThat(Check.ofFirst(EXPECTED, REPORT, flow(Map.of("L-1", 1)))).allMatch(Check::holds);
  }

  @Test
  void an_mql_too_many_is_found_and_named() {
    assertThat(Check.ofFirst(EXPECTED, REPORT, flow(Map.of("L-1", 1, "L-2", 1))))
        .filteredOn(check -> !check.holds())
        .extracting(Check::found)
        .contains("0 missing [], 1 too many [L-2]");
  }

  @Test
  void an_mql_raised_twice_is_found() {
    assertThat(Check.ofFirst(EXPECTED, REPORT, flow(Map.of("L-1", 2))))
        .filteredOn(check -> !check.holds())
        .extracting(Check::found)
        .containsExactly("expected 1, but found 2");
  }

  @Test
  void a_score_is_the_sum_of_its_reasons() {
    assertThat(isRight(12, 42)).isTrue();
    assertThat(isRight(12, 43)).isFalse();
    assertThat(isRight(11, 42)).isFalse();
  }

  private static boolean isRight(int engagement, int total) {
    return Sum.isRight(
        JsonMapper.shared()
            .readTree(
                """
                {"fitPoints": 30, "fitReasons": [{"points": 20}, {"points": 10}],
                 "engagementPoints": %d, "rules": [{"countedPoints": 15}, {"countedPoints": -3}],
                 "total": %d}\
                """
                    .formatted(engagement, total)));
  }

  private static Flow flow(Map<String, Integer> mqls) {
    return new Flow(
        4,
        Map.of("L-1", 50.0, "L-2", 1.0),
        mqls,
        Set.of(),
        Map.of("ACCEPTED", 1),
        Map.of("BREACHED", 1),
        Set.of(BROKEN));
  }
}
