package dev.handoff.scoring.score;

import static dev.handoff.scoring.score.Given.act;
import static dev.handoff.scoring.score.Given.card;
import static dev.handoff.scoring.score.Given.days;
import static dev.handoff.scoring.score.Given.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was counted under one version of a contract, judged by the next. */
class NewTermsTest {
  private static final String BEFORE = "{ name: call, on: called, points: 5, half-life: 10d }";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ name: call, on: called, points: 9, half-life: 10d }",
        "{ name: call, on: called, points: 5, half-life: 3d }",
        "{ name: call, on: called, points: 5, half-life: 30d, cap: 7 }",
        "{ name: call, on: called, points: 5, cap: 30, expires-after: 12d }",
        "{ name: talk, on: called, points: -2 }",
        "{ name: off,  on: called, points: 0, half-life: 10d }"
      })
  void past_acts_count_as_if_the_new_version_had_always_been_there(String after) {
    List<Act> acts = List.of(called(0), called(4), called(9.5), called(10));
    ScoringRules rules = points(after);

    LeadScore score = rules.score(card(points(BEFORE), acts).under(rules), days(20));

    assertThat(score.contributions())
        .isEqualTo(rules.score(card(rules, acts), days(20)).contributions());
  }

  @Test
  void acts_after_the_change_count_beside_those_before_it() {
    ScoringRules rules = points("{ name: call, on: called, points: 5, half-life: 3d }");
    Scorecard card = card(points(BEFORE), List.of(called(0), called(4))).under(rules);

    LeadScore score = rules.score(card.with(called(6), rules), days(20));

    List<Act> all = List.of(called(0), called(4), called(6));
    assertThat(score.contributions())
        .isEqualTo(rules.score(card(rules, all), days(20)).contributions());
  }

  @Test
  void a_half_life_may_be_changed_there_and_back_without_loss() {
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      acts.add(called(i / 10.0));
    }
    ScoringRules before = points(BEFORE);
    ScoringRules between = points("{ name: call, on: called, points: 5, half-life: 3d }");
    Scorecard card = card(before, acts);

    assertThat(before.score(card.under(between).under(before), days(60)))
        .isEqualTo(before.score(card, days(60)));
  }

  @Test
  void of_more_acts_than_are_kept_another_half_life_is_estimated_closely() {
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      acts.add(called(i / 10.0));
    }
    ScoringRules after = points("{ name: call, on: called, points: 1, half-life: 30d }");

    double estimated = engagement(after, card(points(BEFORE), acts).under(after));

    double exact = engagement(after, card(after, acts));
    assertThat(estimated).isCloseTo(exact, within(exact * 0.02));
  }

  @Test
  void so_it_is_of_a_rule_that_had_no_half_life_before() {
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      acts.add(act("old" + i, "called", days(-160), Map.of()));
    }
    for (int i = 0; i < 50; i++) {
      acts.add(called(20 + i / 10.0));
    }
    ScoringRules after = points("{ name: call, on: called, points: 1, half-life: 30d }");
    ScoringRules before = points("{ name: call, on: called, points: 1 }");

    double estimated = engagement(after, card(before, acts).under(after));

    double exact = engagement(after, card(after, acts));
    assertThat(estimated).isCloseTo(exact, within(exact * 0.02));
  }

  @Test
  void a_rule_that_looks_at_other_acts_starts_from_nothing() {
    ScoringRules after = points("{ name: call, on: visited, points: 5 }");

    Scorecard card = card(points(BEFORE), List.of(called(0))).under(after);

    assertThat(after.score(card, days(1)).contributions()).isEmpty();
    assertThat(card.counts()).isEqualTo(Counts.NONE);
  }

  private static double engagement(ScoringRules rules, Scorecard card) {
    return rules.score(card, days(25)).engagementPoints();
  }

  private static Act called(double day) {
    return act("called", days(day));
  }
}
