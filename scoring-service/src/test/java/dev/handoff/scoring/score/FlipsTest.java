package dev.handoff.scoring.score;

import static dev.handoff.scoring.score.Given.act;
import static dev.handoff.scoring.score.Given.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.testing.Agreements;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What would make a lead that does not qualify do so. */
class FlipsTest {
  private static final Contract CONTRACT =
      Agreements.of(
          """
          id: test
          version: 1
          effective-from: 2026-01-01T00:00:00Z
          signed-by: { marketing: M, sales: S }
          fit:
            minimum:
              - { name: company-size, when: "company.employees >= 50" }
              - { name: market, when: "company.country == 'US'" }
          disqualify:
            - { name: student, when: "lead.jobTitle == 'Student'" }
          engagement:
            points:
              - { name: webinar, on: webinar_attended, points: 12, cap: 24, half-life: 30d }
              - { name: email-click, on: email_clicked, points: 2, cap: 6 }
              - { name: pricing-page, on: page_viewed, points: 4 }
            high-intent:
              - { name: demo-request, on: demo_requested, class: standard }
              - { name: trials, on: trial_started, at-least: 3, within: 7d, class: standard }
          mql: { threshold: 30, raise-when: fit-and-engagement }
          """);
  private static final ScoringRules RULES = new ScoringRules(CONTRACT);
  private static final Profile FITTING = profile(Map.of("employees", 200L, "country", "US"));

  @Test
  void a_lead_that_lacks_points_is_told_the_ways_to_them() {
    assertThat(flips(FITTING, "webinar_attended", "page_viewed", "page_viewed", "page_viewed"))
        .containsExactly(
            "6 points short: one webinar, 2 × pricing page, one demo request, or 3 × trials");
  }

  @Test
  void a_way_that_its_cap_closes_is_none() {
    assertThat(flips(FITTING, "webinar_attended", "webinar_attended", "email_clicked"))
        .containsExactly(
            "4 points short: one pricing page, 2 × email click, one demo request, or 3 × trials");
  }

  @Test
  void of_many_ways_the_two_that_take_fewest_acts_are_told_and_of_as_many_the_first() {
    ScoringRules rules =
        Given.points(
            """
            { name: five, on: a, points: 10 }, { name: two, on: b, points: 25 },
            { name: also-two, on: c, points: 30 }, { name: one, on: d, points: 50 },
            { name: one-too, on: e, points: 60 }\
            """);

    assertThat(rules.assess(Scorecard.EMPTY, days(0)).flips())
        .containsExactly("50 points short: one one, or one one too");
    ScoringRules ties =
        Given.points(
            "{ name: five, on: a, points: 10 }, { name: two, on: b, points: 25 },"
                + " { name: also-two, on: c, points: 30 }");
    assertThat(ties.assess(Scorecard.EMPTY, days(0)).flips())
        .containsExactly("50 points short: 2 × two, or 2 × also two");
  }

  @Test
  void more_than_99_acts_are_no_way() {
    assertThat(
            Given.points("{ name: page, on: a, points: 0.5 }")
                .assess(Scorecard.EMPTY, days(0))
                .flips())
        .containsExactly("50 points short: more than any one kind of act can give");
    assertThat(
            Given.points("{ name: page, on: a, points: 0.51 }")
                .assess(Scorecard.EMPTY, days(0))
                .flips())
        .containsExactly("50 points short: 99 × page");
  }

  @Test
  void parts_of_a_point_are_said_as_such() {
    Scorecard card =
        Scorecard.EMPTY
            .with(FITTING)
            .with(act("webinar_attended", days(0)), RULES)
            .with(act("1", "page_viewed", days(0), Map.of()), RULES);

    assertThat(RULES.assess(card, days(30)).flips().getFirst()).startsWith("20 points short: ");
    assertThat(RULES.assess(card, days(10)).flips().getFirst()).startsWith("16.5 points short: ");
  }

  @Test
  void a_lead_whose_fit_is_not_met_is_told_why_and_what_points_it_lacks_besides() {
    assertThat(flips(profile(Map.of("employees", 20L)), "page_viewed"))
        .containsExactly(
            "Fit is below: company-size does not hold (company.employees is 20), market is not"
                + " known",
            "26 points short: 7 × pricing page, one demo request, or 3 × trials");
    assertThat(flips(profile(Map.of("country", "US")), "demo_requested"))
        .containsExactly("Fit is unknown: company-size is not known");
  }

  @Test
  void a_disqualified_lead_is_told_so_and_no_more() {
    Profile student =
        new Profile(days(0), null, null, null, Map.of("jobTitle", "Student"), FITTING.company());

    assertThat(flips(student, "page_viewed"))
        .containsExactly("Disqualified by student: no act changes that");
  }

  @Test
  void a_lead_that_qualifies_needs_nothing() {
    assertThat(flips(FITTING, "demo_requested")).isEmpty();
  }

  @Test
  void an_act_counts_for_every_rule_that_certainly_looks_at_it() {
    ScoringRules rules =
        Given.points(
            """
            { name: visit, on: page_viewed, points: 20 },
            { name: pricing, on: page_viewed, when: "event.path == '/pricing'", points: 30 },
            { name: joke, on: joke_told, points: 60 },
            { name: bad-joke, on: joke_told, points: -50 },
            { name: call, on: called, points: 5 }\
            """);
    assertThat(rules.assess(Scorecard.EMPTY, days(0)).flips())
        .containsExactly("50 points short: one pricing, or 3 × visit");
    assertThat(
            Given.points("{ name: call, on: called, points: 5 }")
                .assess(Scorecard.EMPTY, days(0))
                .flips())
        .containsExactly("50 points short: 10 × call");
    assertThat(
            Given.points("{ name: call, on: called, points: 5, cap: 40 }")
                .assess(Scorecard.EMPTY, days(0))
                .flips())
        .containsExactly("50 points short: more than any one kind of act can give");
  }

  private static List<String> flips(Profile profile, String... types) {
    Scorecard card = Scorecard.EMPTY.with(profile);
    int i = 0;
    for (String type : types) {
      card = card.with(act(type + i++, type, days(0), Map.of()), RULES);
    }
    return RULES.assess(card, days(0)).flips();
  }

  private static Profile profile(Map<String, Object> company) {
    return new Profile(days(0), null, null, null, Map.of(), company);
  }
}
