package dev.handoff.sla.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.sla.finding.Finding.Kind;
import dev.handoff.sla.finding.Period.Length;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewTest {
  private static final LocalDate IN_MARCH = LocalDate.parse("2026-03-10");
  private static final Contract USUAL = Terms.of("findings: { min-sample: 10 }");

  private final CountedInMemory figures = new CountedInMemory();

  @ParameterizedTest(name = "{0} of {1} for {2}: {3}")
  @CsvSource({
    "40, 100, no_budget,    true",
    "39, 100, no_budget,    false",
    "4,   10, no_budget,    true",
    "9,    9, no_budget,    false",
    "30, 100, no_authority, true",
    "3,   10, no_authority, true",
    "29, 100, no_authority, false",
    "99, 100, no_need,      false"
  })
  void a_reason_stands_out_from_its_bound_on(int given, int all, String reason, boolean found) {
    count(Figure.REASONS, IN_MARCH, reason, given);
    count(Figure.REASONS, IN_MARCH, "duplicate", all - given);
    assertThat(kinds(USUAL)).isEqualTo(found ? List.of(Kind.REASON_FREQUENT) : List.of());
  }

  @Test
  void a_frequent_reason_is_said_with_its_numbers_and_what_it_means() {
    count(Figure.REASONS, IN_MARCH, "no_budget", 24);
    count(Figure.REASONS, IN_MARCH, "duplicate", 31);
    Finding finding = findings(USUAL).getFirst();
    assertThat(finding.sentence())
        .isEqualTo(
            "24 of 55 rejections and disqualifications of 2026-03 (43.6 %) were for no_budget;"
                + " it stands out from 40 % on.");
    assertThat(finding.suggestion()).startsWith("The definition lacks a budget signal");
    assertThat(finding.measure()).isEqualTo(new Measure(24, 55L, 0.4));
    assertThat(finding.subject()).isEqualTo("no_budget");
    assertThat(finding.counted()).hasToString("2026-03-01 to 2026-03-31");
  }

  @ParameterizedTest(name = "{0} accepted, {1} rejected: {2}")
  @CsvSource({
    "0,  10, ACCEPTANCE_FAR_BELOW",
    "29, 71, ACCEPTANCE_FAR_BELOW",
    "3,   7, ACCEPTANCE_LOW",
    "59, 41, ACCEPTANCE_LOW",
    "6,   4, ",
    "94,  6, ",
    "95,  5, ACCEPTANCE_HIGH",
    "10,  0, ACCEPTANCE_HIGH",
    "9,   0, ",
    "0,   9, "
  })
  void the_acceptance_of_a_rep_is_one_of_three_things_or_nothing(
      int accepted, int rejected, Kind kind) {
    count(Figure.ACCEPTED, IN_MARCH, "dana", accepted);
    count(Figure.REJECTED, IN_MARCH, "dana", rejected);
    assertThat(kinds(USUAL)).isEqualTo(kind == null ? List.of() : List.of(kind));
  }

  @Test
  void each_rep_is_looked_at_and_nobody_is_none() {
    for (String rep : List.of("kim", "", Figures.REST, "dana")) {
      count(Figure.REJECTED, IN_MARCH, rep, 20);
    }
    assertThat(findings(USUAL)).extracting(Finding::subject).containsExactly("dana", "kim");
    assertThat(findings(USUAL).getFirst().sentence())
        .isEqualTo(
            "Of the MQLs that dana decided on in 2026-03, 0 of 20 (0 %) were accepted;"
                + " it stands out below 30 %.");
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource({"80, 100, true", "79, 100, false", "8, 10, true", "9, 9, false"})
  void one_source_carries_too_many_from_its_bound_on(int one, int all, boolean found) {
    count(Figure.MQLS, IN_MARCH, "webinar", one);
    count(Figure.MQLS, IN_MARCH, "", all - one);
    assertThat(kinds(USUAL)).isEqualTo(found ? List.of(Kind.SOURCE_DOMINANT) : List.of());
  }

  @Test
  void mqls_of_which_nobody_knows_the_source_have_no_source_in_common() {
    count(Figure.MQLS, IN_MARCH, "", 90);
    count(Figure.MQLS, IN_MARCH, Figures.REST, 10);
    assertThat(findings(USUAL)).isEmpty();
  }

  @Test
  void what_lies_outside_of_the_period_is_none_of_it() {
    count(Figure.MQLS, LocalDate.parse("2026-02-28"), "webinar", 100);
    count(Figure.MQLS, LocalDate.parse("2026-04-01"), "webinar", 100);
    count(Figure.MQLS, LocalDate.parse("2026-03-01"), "webinar", 5);
    count(Figure.MQLS, LocalDate.parse("2026-03-31"), "webinar", 5);
    assertThat(findings(USUAL))
        .extracting(Finding::measure)
        .containsExactly(new Measure(10, 10L, 0.8));
  }

  @Test
  void a_review_of_another_length_than_the_contract_asks_for_finds_nothing() {
    count(Figure.MQLS, IN_MARCH, "webinar", 100);
    Period week = Period.of(Length.WEEK, Days.start(IN_MARCH));
    assertThat(new Review(USUAL, week, figures).findings(List.of())).isEmpty();
    Contract weekly = Terms.of("findings: { min-sample: 10, per: week }");
    assertThat(new Review(weekly, week, figures).findings(List.of())).hasSize(1);
    assertThat(findings(weekly)).isEmpty();
  }

  private static final Contract FLOOR =
      Terms.of(
          """
          marketing:
            - { name: floor, of: sql, within: 30d, at-least: 20%, over: 90d, min-sample: 10 }
          findings: { min-sample: 1000000 }
          """);

  /** The period ends at 2026-04-01, so who has had 30 days was raised up to 2026-03-01. */
  @ParameterizedTest(name = "raised {0}, {1} of {2} after {3}: {4}")
  @CsvSource({
    "2026-03-01, 19, 100, P30D,        true",
    "2026-03-01, 20, 100, P30D,        false",
    "2026-03-01, 20, 100, PT720H0.001S, true",
    "2026-03-01,  2,  10, PT5M,        false",
    "2026-03-01,  1,  10, PT5M,        true",
    "2026-03-01,  0,   9, PT5M,        false",
    "2026-03-02,  0, 100, PT5M,        false",
    "2025-12-02,  0, 100, PT5M,        true",
    "2025-12-01,  0, 100, PT5M,        false"
  })
  void too_few_of_those_who_had_their_time_converted(
      LocalDate raised, int converted, int mqls, Duration after, boolean found) {
    count(Figure.MQLS, raised, "webinar", mqls);
    count(Figure.SQL, raised, Long.toString(Delay.seconds(after)), converted);
    assertThat(kinds(FLOOR)).isEqualTo(found ? List.of(Kind.CONVERSION_BELOW_FLOOR) : List.of());
  }

  @Test
  void a_broken_floor_is_said_with_its_cohort() {
    count(Figure.MQLS, LocalDate.parse("2026-02-10"), "webinar", 120);
    count(Figure.SQL, LocalDate.parse("2026-02-10"), "3600", 18);
    Finding finding = findings(FLOOR).getFirst();
    assertThat(finding.sentence())
        .isEqualTo(
            "Of the MQLs raised from 2025-12-02 to 2026-03-01, 18 of 120 (15 %) came to sql within"
                + " 30 days; floor promises at least 20 %.");
    assertThat(finding.measure().share()).isEqualTo(0.15);
    assertThat(finding.subject()).isEqualTo("floor");
  }

  @ParameterizedTest(name = "to {0} by {1}")
  @CsvSource({"sal, SAL", "sql, SQL", "opportunity, OPPORTUNITY", "won, WON"})
  void a_floor_may_be_of_any_stage(String stage, Figure figure) {
    Contract floor =
        Terms.of(
            "marketing: [{ name: f, of: %s, within: 1d, at-least: 50%%, over: 7d }]"
                .formatted(stage));
    LocalDate raised = LocalDate.parse("2026-03-30");
    count(Figure.MQLS, raised, "webinar", 2);
    assertThat(kinds(floor)).containsExactly(Kind.CONVERSION_BELOW_FLOOR);
    count(figure, raised, "86400", 1);
    assertThat(kinds(floor)).isEmpty();
  }

  private List<Kind> kinds(Contract contract) {
    return findings(contract).stream().map(Finding::kind).toList();
  }

  private List<Finding> findings(Contract contract) {
    Period march = Period.of(Length.MONTH, Days.start(IN_MARCH));
    return new Review(contract, march, figures).findings(List.of());
  }

  private void count(Figure figure, LocalDate day, String of, int by) {
    figures.add(new FigureChange(Terms.ID, figure, day, of, by, Instant.EPOCH));
  }
}
