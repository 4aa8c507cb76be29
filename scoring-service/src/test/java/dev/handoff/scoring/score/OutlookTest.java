package dev.handoff.scoring.score;

import static dev.handoff.scoring.score.Given.act;
import static dev.handoff.scoring.score.Given.card;
import static dev.handoff.scoring.score.Given.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a score looks different though the lead does nothing. */
class OutlookTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void the_next_rounded_point_is_due_when_the_half_life_says() {
    ScoringRules rules = Given.points("{ name: call, on: called, points: 8, half-life: 14d }");
    Scorecard card = card(rules, List.of(act("called", days(0))));

    Instant due = next(rules, card, days(0));

    // 8 · 2^(−t/14d) < 7.5
    double day = 14 * Math.log(8 / 7.5) / Math.log(2);
    assertThat(Duration.between(days(day), due).abs()).isLessThan(Duration.ofMillis(3));
    assertThat(rules.score(card, due).total()).isLessThan(7.5);
    assertThat(rules.score(card, due.minusMillis(2)).total()).isGreaterThanOrEqualTo(7.5);
  }

  @Test
  void while_a_cap_holds_nothing_changes() {
    ScoringRules rules =
        Given.points("{ name: call, on: called, points: 8, cap: 10, half-life: 14d }");
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      acts.add(act(i + "", "called", days(0), java.util.Map.of()));
    }

    Instant due = next(rules, card(rules, acts), days(0));

    // 40 · 2^(−t/14d) < 9.5: long after 40 has come down to 10, which takes 28 days.
    double day = 14 * Math.log(40 / 9.5) / Math.log(2);
    assertThat(Duration.between(days(day), due).abs()).isLessThan(Duration.ofMillis(3));
  }

  @Test
  void a_total_that_has_reached_the_threshold_is_due_when_it_no_longer_does() {
    ScoringRules rules = Given.points("{ name: call, on: called, points: 50, half-life: 14d }");
    Scorecard card = card(rules, List.of(act("called", days(0))));

    Instant due = next(rules, card, days(0));

    assertThat(due).isEqualTo(days(0).plusMillis(1));
    assertThat(rules.score(card, days(0)).qualifies()).isTrue();
    assertThat(rules.score(card, due).qualifies()).isFalse();
  }

  @Test
  void an_act_that_expires_is_due_when_it_does_and_one_beyond_the_cap_is_not() {
    ScoringRules rules =
        Given.points("{ name: call, on: called, points: 5, cap: 10, expires-after: 30d }");
    Scorecard card =
        card(
            rules, List.of(act("called", days(0)), act("called", days(1)), act("called", days(2))));

    assertThat(next(rules, card, days(3))).isEqualTo(days(31));
  }

  @Test
  void a_trigger_is_due_when_its_window_ends() {
    ScoringRules rules =
        new ScoringRules(
            Given.engagement(
                "", "{ name: calls, on: called, at-least: 2, within: 7d, class: standard }", ""));
    Scorecard card =
        card(
            rules, List.of(act("called", days(0)), act("called", days(1)), act("called", days(2))));

    assertThat(next(rules, card, days(3))).isEqualTo(days(8));
  }

  @Test
  void what_never_changes_is_never_due() {
    ScoringRules rules = Given.points("{ name: call, on: called, points: 5 }");

    assertThat(next(rules, card(rules, List.of(act("called", days(0)))), days(0))).isNull();
    assertThat(next(rules, Scorecard.EMPTY, days(0))).isNull();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothing_looks_different_before_it_is_due_whatever_the_rules(long seed) {
    Random random = new Random(seed);
    ScoringRules rules =
        Given.points(
            """
            { name: a, on: a, points: 8,  cap: 20, half-life: 3d },
            { name: b, on: b, points: 13, half-life: 11d },
            { name: c, on: c, points: -9, cap: 25, half-life: 5d },
            { name: d, on: d, points: 4,  cap: 12, expires-after: 9d }\
            """);
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < random.nextInt(1, 15); i++) {
      String type = String.valueOf((char) ('a' + random.nextInt(4)));
      acts.add(act("e" + i, type, days(random.nextDouble() * 6), java.util.Map.of()));
    }
    Scorecard card = card(rules, acts);
    Instant t = days(6);
    int looks = 0;
    for (Instant due = next(rules, card, t); due != null; due = next(rules, card, t)) {
      assertThat(++looks).as("looks until nothing changes").isLessThan(3_000);
      for (Instant at = t;
          at.isBefore(due.minus(MINUTE)) && at.isBefore(t.plus(Duration.ofDays(3)));
          at = at.plus(Duration.ofMinutes(7))) {
        assertThat(shown(rules, card, at)).as("shown at %s", at).isEqualTo(shown(rules, card, t));
      }
      t = due;
    }
  }

  private static String shown(ScoringRules rules, Scorecard card, Instant at) {
    LeadScore score = rules.score(card, at);
    return Math.round(score.total()) + (score.qualifies() ? " MQL" : "");
  }

  private static Instant next(ScoringRules rules, Scorecard card, Instant at) {
    return rules.assess(card, at).nextChange().orElse(null);
  }
}
