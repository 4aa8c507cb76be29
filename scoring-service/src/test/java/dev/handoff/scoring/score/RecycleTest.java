package dev.handoff.scoring.score;

import static dev.handoff.scoring.score.Given.act;
import static dev.handoff.scoring.score.Given.card;
import static dev.handoff.scoring.score.Given.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecycleTest {
  private static final ScoringRules RULES =
      new ScoringRules(
          Given.engagement(
              """
              { name: call, on: called, points: 5, half-life: 10d },
              { name: visit, on: visited, points: 3, cap: 9, expires-after: 30d },
              { name: read, on: read, points: 1 }\
              """,
              """
              { name: demo, on: demo_requested, class: standard },
              { name: calls, on: called, at-least: 2, within: 30d, class: standard }\
              """,
              ""));

  private static final List<Act> BEFORE =
      List.of(at("called", 0), at("visited", 1), at("read", 2), at("demo_requested", 3));
  private static final List<Act> AFTER =
      List.of(at("called", 10), at("visited", 11), at("read", 10), at("demo_requested", 12));

  @Test
  void what_occurred_before_a_reset_no_longer_counts() {
    Scorecard card = card(RULES, BEFORE).recycled(days(10), true);

    assertThat(RULES.score(card, days(20)).engagementPoints()).isZero();
    assertThat(RULES.score(card, days(20)).highIntent()).isEmpty();
  }

  @Test
  void it_does_not_matter_whether_the_recycle_or_the_acts_around_it_arrive_first() {
    LeadScore expected = score(card(RULES, AFTER));

    assertThat(score(with(AFTER, card(RULES, BEFORE).recycled(days(10), true))))
        .isEqualTo(expected);
    assertThat(score(with(AFTER, with(BEFORE, Scorecard.EMPTY.recycled(days(10), true)))))
        .isEqualTo(expected);
    assertThat(score(with(BEFORE, card(RULES, AFTER)).recycled(days(10), true)))
        .isEqualTo(expected);
  }

  @Test
  void an_earlier_recycle_that_arrives_late_brings_nothing_back() {
    Scorecard card = card(RULES, BEFORE).recycled(days(10), true).recycled(days(1), true);

    assertThat(score(with(AFTER, card))).isEqualTo(score(card(RULES, AFTER)));
    assertThat(card.resetAt()).isEqualTo(days(10));
  }

  @Test
  void where_engagement_is_kept_only_triggers_without_a_window_end() {
    Scorecard kept = with(List.of(at("called", 5)), card(RULES, BEFORE)).recycled(days(10), false);

    LeadScore score = RULES.score(kept, days(12));

    assertThat(score.contributions())
        .isEqualTo(
            RULES
                .score(with(List.of(at("called", 5)), card(RULES, BEFORE)), days(12))
                .contributions());
    assertThat(score.highIntent()).extracting(LeadScore.HighIntent::name).containsExactly("calls");
    assertThat(RULES.score(kept.with(at("demo_requested", 11), RULES), days(12)).highIntent())
        .extracting(LeadScore.HighIntent::name)
        .containsExactly("demo", "calls");
  }

  private static LeadScore score(Scorecard card) {
    return RULES.score(card, days(20));
  }

  private static Scorecard with(List<Act> acts, Scorecard start) {
    Scorecard card = start;
    for (Act act : acts) {
      card = card.with(act, RULES);
    }
    return card;
  }

  private static Act at(String type, double day) {
    return act(type, days(day));
  }
}
