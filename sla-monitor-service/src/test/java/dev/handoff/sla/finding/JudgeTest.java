package dev.handoff.sla.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When which period is judged, and by which version. */
class JudgeTest {
  private static final String VOLUME = "marketing: [{ name: volume, at-least: %d, per: month }]";
  private static final String LONG_AGO = "2025-01-01T00:00:00Z";

  private final ContractBook contracts = new ContractBook();
  private final CountedInMemory figures = new CountedInMemory();
  private Judge judge = judgeFrom(LONG_AGO);

  @Test
  void a_period_is_judged_once_when_it_has_settled() {
    publish(1, LONG_AGO, VOLUME.formatted(100));
    look("2025-12-31T12:00:00Z");
    mqls("2026-01-10T10:00:00Z", 99);
    assertThat(look("2026-02-01T00:59:59.999Z")).isEmpty();
    assertThat(look("2026-02-01T01:00:00Z"))
        .containsExactly(
            "VOLUME_BELOW_PROMISE volume 2026-01: 99", "SOURCE_DOMINANT ads 2026-01: 99");
    assertThat(look("2026-02-01T01:00:01Z")).isEmpty();
    assertThat(look("2026-02-28T23:59:59Z")).isEmpty();
  }

  @Test
  void no_mql_at_all_is_too_few() {
    publish(1, LONG_AGO, VOLUME.formatted(100));
    look("2025-12-31T12:00:00Z");
    assertThat(look("2026-02-01T01:00:00Z"))
        .containsExactly("VOLUME_BELOW_PROMISE volume 2026-01: 0");
  }

  @Test
  void a_part_of_a_month_is_held_to_no_volume() {
    publish(1, LONG_AGO, VOLUME.formatted(100));
    look("2026-01-10T00:00:00Z");
    mqls("2026-01-11T10:00:00Z", 9);
    assertThat(look("2026-02-01T01:00:00Z")).isEmpty();
    assertThat(look("2026-03-01T01:00:00Z"))
        .containsExactly("VOLUME_BELOW_PROMISE volume 2026-02: 0");
  }

  @Test
  void after_a_downtime_every_period_that_was_missed_is_judged_when_all_was_read() {
    publish(1, LONG_AGO, VOLUME.formatted(100));
    look("2025-12-31T12:00:00Z");
    judge = judgeFrom("2026-04-02T09:00:00Z");
    assertThat(look("2026-04-02T09:00:00Z")).isEmpty();
    mqls("2026-02-11T10:00:00Z", 150, "2026-04-02T09:04:00Z");
    assertThat(look("2026-04-02T09:08:59Z")).isEmpty();
    assertThat(look("2026-04-02T09:09:00Z"))
        .containsExactly(
            "VOLUME_BELOW_PROMISE volume 2026-01: 0",
            "SOURCE_DOMINANT ads 2026-02: 150",
            "VOLUME_BELOW_PROMISE volume 2026-03: 0");
    assertThat(look("2026-04-02T09:10:00Z")).isEmpty();
  }

  @Test
  void of_a_history_that_is_imported_only_the_last_period_is_judged() {
    publish(1, LONG_AGO, VOLUME.formatted(100));
    judge = judgeFrom("2026-06-10T08:00:00Z");
    look("2026-06-10T08:00:00Z");
    for (int month = 1; month <= 6; month++) {
      mqls("2026-0%d-09T10:00:00Z".formatted(month), 40, "2026-06-10T08:10:00Z");
    }
    assertThat(look("2026-06-10T08:14:59Z")).isEmpty();
    assertThat(look("2026-06-10T08:15:00Z"))
        .containsExactly(
            "VOLUME_BELOW_PROMISE volume 2026-05: 40", "SOURCE_DOMINANT ads 2026-05: 40");
    assertThat(look("2026-07-01T01:00:00Z"))
        .containsExactly(
            "VOLUME_BELOW_PROMISE volume 2026-06: 40", "SOURCE_DOMINANT ads 2026-06: 40");
  }

  @Test
  void a_history_may_be_imported_long_after_the_monitor_was_started() {
    publish(1, LONG_AGO, "promises: []");
    look("2026-06-10T08:00:00Z");
    look("2026-06-12T08:00:00Z");
    mqls("2026-04-09T10:00:00Z", 40, "2026-06-12T08:10:00Z");
    mqls("2026-05-09T10:00:00Z", 50, "2026-06-12T08:10:00Z");
    assertThat(look("2026-06-12T08:15:00Z")).containsExactly("SOURCE_DOMINANT ads 2026-05: 50");
    assertThat(look("2026-06-12T08:15:01Z")).isEmpty();
  }

  @Test
  void where_the_past_is_told_of_without_end_it_is_judged_after_a_day() {
    publish(1, LONG_AGO, VOLUME.formatted(100));
    look("2025-12-31T12:00:00Z");
    Instant from = Instant.parse("2026-02-01T00:00:00Z");
    for (int minute = 0; minute < 24 * 60; minute++) {
      Instant now = from.plus(Duration.ofMinutes(minute));
      mqls("2026-01-10T10:00:00Z", 1, now.toString());
      assertThat(look(now.toString())).isEmpty();
    }
    mqls("2026-01-10T10:00:00Z", 1, "2026-02-02T00:00:00Z");
    assertThat(look("2026-02-02T00:00:00Z")).hasSize(1);
  }

  @Test
  void what_happens_now_holds_up_nothing() {
    publish(1, LONG_AGO, VOLUME.formatted(100));
    look("2025-12-31T12:00:00Z");
    mqls("2026-02-01T00:59:59Z", 1, "2026-02-01T00:59:59Z");
    assertThat(look("2026-02-01T01:00:00Z")).hasSize(1);
  }

  @Test
  void a_decision_that_comes_after_the_judgement_counts_and_is_not_judged_again() {
    publish(1, LONG_AGO, "marketing: [{ name: f, of: sql, within: 7d, at-least: 20%, over: 90d }]");
    look("2026-01-01T00:00:00Z");
    mqls("2026-01-10T10:00:00Z", 10);
    assertThat(look("2026-02-01T01:00:00Z")).containsExactly("CONVERSION_BELOW_FLOOR f 2026-01: 0");
    hear(Figure.SQL, "2026-01-10T10:00:00Z", "86400", 2, "2026-02-01T02:00:00Z");
    assertThat(look("2026-02-01T03:00:00Z")).isEmpty();
    assertThat(look("2026-03-01T01:00:00Z")).isEmpty();
  }

  @Test
  void a_period_is_judged_by_the_version_in_force_at_its_end() {
    publish(1, LONG_AGO, VOLUME.formatted(100));
    look("2025-12-31T12:00:00Z");
    mqls("2026-01-10T10:00:00Z", 15);
    publish(2, "2026-01-20T00:00:00Z", VOLUME.formatted(10) + "\nfindings: { source: 100% }");
    publish(3, "2026-02-01T00:00:00Z", VOLUME.formatted(500));
    List<Finding> findings = judge.look(Instant.parse("2026-02-01T01:00:00Z"));
    assertThat(findings).isEmpty();
    assertThat(look("2026-03-01T01:00:00Z"))
        .containsExactly("VOLUME_BELOW_PROMISE volume 2026-02: 0");
  }

  @Test
  void a_finding_names_the_version_that_it_was_judged_by() {
    publish(1, LONG_AGO, VOLUME.formatted(10));
    look("2025-12-31T12:00:00Z");
    publish(2, "2026-01-20T00:00:00Z", VOLUME.formatted(100));
    publish(3, "2026-02-01T00:00:00Z", VOLUME.formatted(1));
    List<Finding> findings = judge.look(Instant.parse("2026-02-01T01:00:00Z"));
    assertThat(findings).extracting(Finding::contractVersion).containsExactly(2);
    assertThat(findings.getFirst().sentence())
        .isEqualTo("0 MQLs were raised in 2026-01; volume promises at least 100.");
  }

  @Test
  void a_promise_that_is_given_or_gone_amid_a_month_is_not_judged_for_it() {
    publish(1, LONG_AGO, "promises: []");
    look("2025-12-31T12:00:00Z");
    publish(2, "2026-01-20T00:00:00Z", VOLUME.formatted(100));
    assertThat(look("2026-02-01T01:00:00Z")).isEmpty();
    publish(3, "2026-02-20T00:00:00Z", "promises: []");
    assertThat(look("2026-03-01T01:00:00Z")).isEmpty();
  }

  @Test
  void who_stands_no_longer_and_is_named_by_nobody_is_held_to_nothing() {
    publish(1, LONG_AGO, VOLUME.formatted(100));
    look("2025-12-31T12:00:00Z");
    contracts.add(Scope.STANDING, other(Terms.of(1, "2026-01-15T00:00:00Z", "promises: []")), null);
    mqls("2026-01-10T10:00:00Z", 5);
    assertThat(look("2026-02-01T01:00:00Z")).isEmpty();
    assertThat(look("2026-03-01T01:00:00Z")).isEmpty();
    mqls("2026-03-10T10:00:00Z", 5);
    assertThat(look("2026-04-01T01:00:00Z"))
        .containsExactly("VOLUME_BELOW_PROMISE volume 2026-03: 5");
  }

  @Test
  void weeks_and_quarters_have_their_own_ends() {
    publish(
        1,
        LONG_AGO,
        """
        marketing:
          - { name: weekly, at-least: 10, per: week }
          - { name: quarterly, at-least: 10, per: quarter }
        """);
    look("2025-12-20T00:00:00Z");
    assertThat(look("2025-12-29T01:00:00Z"))
        .containsExactly("VOLUME_BELOW_PROMISE weekly 2025-W52: 0");
    assertThat(look("2026-01-05T01:00:00Z"))
        .containsExactly("VOLUME_BELOW_PROMISE weekly 2026-W01: 0");
    mqls("2026-03-30T00:00:00Z", 9);
    mqls("2026-04-01T00:00:00Z", 9);
    assertThat(look("2026-04-06T01:00:00Z"))
        .filteredOn(finding -> !finding.contains("2026-W0"))
        .containsExactly(
            "VOLUME_BELOW_PROMISE weekly 2026-W10: 0",
            "VOLUME_BELOW_PROMISE weekly 2026-W11: 0",
            "VOLUME_BELOW_PROMISE weekly 2026-W12: 0",
            "VOLUME_BELOW_PROMISE weekly 2026-W13: 0",
            "VOLUME_BELOW_PROMISE quarterly 2026-Q1: 9");
  }

  @Test
  void a_contract_settles_as_fast_as_it_says() {
    publish(1, LONG_AGO, VOLUME.formatted(100) + "\nfindings: { settle: 2s }");
    look("2025-12-31T12:00:00Z");
    mqls("2026-01-10T10:00:00Z", 1, "2026-02-01T00:00:01Z");
    assertThat(look("2026-02-01T00:00:02Z")).isEmpty();
    assertThat(look("2026-02-01T00:00:03Z")).hasSize(1);
  }

  @Test
  void what_no_promise_looks_back_to_is_forgotten() {
    publish(1, LONG_AGO, VOLUME.formatted(1));
    look("2025-12-31T12:00:00Z");
    mqls("2026-01-10T10:00:00Z", 1);
    look("2027-02-01T01:00:00Z");
    assertThat(january()).isEqualTo(1);
    look("2027-04-01T01:00:00Z");
    assertThat(january()).isZero();
  }

  private long january() {
    Days january = Period.of(Period.Length.MONTH, Instant.parse("2026-01-10T10:00:00Z")).days();
    return figures.sums(Terms.ID, Figure.MQLS, january).size();
  }

  private Judge judgeFrom(String began) {
    return new Judge(contracts, figures, figures, Instant.parse(began));
  }

  private static Contract other(Contract contract) {
    return new Contract(
        "other",
        contract.version(),
        contract.effectiveFrom(),
        contract.reviewBy(),
        contract.signedBy(),
        contract.fit(),
        contract.disqualifiers(),
        contract.engagement(),
        contract.mql(),
        contract.lifecycle(),
        contract.assignment(),
        contract.sla(),
        contract.notices());
  }

  private void publish(int version, String effectiveFrom, String sla) {
    contracts.add(Scope.STANDING, Terms.of(version, effectiveFrom, sla), null);
  }

  private void mqls(String at, int number) {
    mqls(at, number, at);
  }

  private void mqls(String at, int number, String now) {
    hear(Figure.MQLS, at, "ads", number, now);
  }

  private void hear(Figure figure, String at, String of, int number, String now) {
    Instant then = Instant.parse(at);
    judge.hear(
        new FigureChange(Terms.ID, figure, Days.of(then), of, number, then), Instant.parse(now));
  }

  private List<String> look(String now) {
    return judge.look(Instant.parse(now)).stream()
        .map(each ->
            "%s %s %s: %d"
                .formatted(each.kind(), each.subject(), each.period(), each.measure().numerator()))
        .toList();
  }
}
