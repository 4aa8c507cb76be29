package dev.handoff.scoring.score;

import static dev.handoff.scoring.score.Given.act;
import static dev.handoff.scoring.score.Given.card;
import static dev.handoff.scoring.score.Given.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IgnoredActsTest {
  private static final String CLICKS =
      "{ name: click, on: clicked, points: 2, cap: 6, half-life: 7d }";
  private static final String EAGER =
      "{ name: eager, on: clicked, at-least: 2, within: 7d, class: standard }";
  private static final String SCANNERS =
      "{ name: scanner, on: clicked, when: 'event.seconds < 2.0' }";
  private static final String OFFICE =
      "{ name: office, on: clicked, when: \"event.ip == 'ours'\" }";

  private final List<Act> acts =
      List.of(
          click("person", 0, 60.0, "theirs"),
          click("scanner", 0, 0.5, "theirs"),
          click("colleague", 0, 60.0, "ours"),
          click("our-scanner", 0, 0.5, "ours"));

  @Test
  void they_are_counted_but_not_scored() {
    ScoringRules rules = rules(SCANNERS + ", " + OFFICE);
    Scorecard card = card(rules, acts);

    assertThat(card.ignored()).isEqualTo(3);
    assertThat(raw(rules, card)).isEqualTo(2);
    assertThat(rules.score(card, days(0)).highIntent()).isEmpty();
  }

  @Test
  void a_contract_without_the_rule_counts_them_and_one_with_it_again_does_not() {
    ScoringRules with = rules(SCANNERS);
    ScoringRules without = rules("");
    Scorecard card = card(with, acts);

    assertThat(raw(with, card)).isEqualTo(4);
    assertThat(raw(without, card.under(without))).isEqualTo(8);
    assertThat(without.score(card, days(0)).highIntent()).hasSize(1);
    assertThat(without.score(card, days(0)).contributions())
        .isEqualTo(without.score(card(without, acts), days(0)).contributions());
    assertThat(raw(with, card.under(without).under(with))).isEqualTo(4);
  }

  @Test
  void what_is_put_together_again_is_whole_for_expiry_and_for_repeated_acts() {
    String clicks = "{ name: click, on: clicked, points: 2, cap: 20, expires-after: 30d }";
    String eager = "{ name: eager, on: clicked, at-least: 4, within: 30d, class: standard }";
    ScoringRules with = new ScoringRules(Given.engagement(clicks, eager, SCANNERS));
    ScoringRules without = new ScoringRules(Given.engagement(clicks, eager, ""));

    LeadScore score = without.score(card(with, acts).under(without), days(1));

    assertThat(score.engagementPoints()).isEqualTo(8);
    assertThat(score.highIntent()).hasSize(1);
    assertThat(score.contributions())
        .isEqualTo(without.score(card(without, acts), days(1)).contributions());
  }

  @Test
  void what_several_rules_ignored_counts_only_without_all_of_them() {
    ScoringRules both = rules(SCANNERS + ", " + OFFICE);
    ScoringRules scanners = rules(SCANNERS);

    assertThat(raw(scanners, card(both, acts).under(scanners))).isEqualTo(4);
  }

  @Test
  void a_new_wording_under_the_same_name_leaves_aside_what_was_set_aside() {
    ScoringRules before = rules(SCANNERS);
    ScoringRules after = rules("{ name: scanner, on: clicked, when: 'event.seconds < 90.0' }");

    Scorecard card = card(before, acts).under(after).with(click("late", 1, 60.0, "x"), after);

    assertThat(raw(after, card)).isEqualTo(4);
    assertThat(card.ignored()).isEqualTo(3);
  }

  private static double raw(ScoringRules rules, Scorecard card) {
    return rules.score(card, days(0)).contributions().getFirst().raw();
  }

  private static ScoringRules rules(String ignore) {
    return new ScoringRules(Given.engagement(CLICKS, EAGER, ignore));
  }

  private static Act click(String id, double day, double seconds, String ip) {
    return act(id, "clicked", days(day), Map.of("seconds", seconds, "ip", ip));
  }
}
