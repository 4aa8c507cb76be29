package dev.handoff.contract;

import static dev.handoff.contract.ContractReaderTest.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ContractChangesTest {
  private static final String SHIPPED = DefaultContract.document();

  private static List<String> changes(String before, String after) {
    return ContractChanges.between(valid(before), valid(after)).changes().stream()
        .map(ContractChanges.Change::toString)
        .toList();
  }

  /** What is said when a piece of the shipped document is replaced. */
  private static List<String> when(String piece, String replacement) {
    assertThat(SHIPPED).contains(piece);
    return changes(SHIPPED, SHIPPED.replace(piece, replacement));
  }

  @Test
  void a_document_that_means_the_same_changes_nothing() {
    var otherLayout = new YAMLMapper().readTree(SHIPPED).toPrettyString();
    var otherWords =
        SHIPPED
            .replace("half-life: 14d", "half-life: PT336H")
            .replace("at-least: 20%", "at-least: 0.20")
            .replace("2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00");
    assertThat(changes(SHIPPED, SHIPPED)).isEmpty();
    assertThat(changes(SHIPPED, otherLayout)).isEmpty();
    assertThat(changes(SHIPPED, otherWords)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version: 1 | version: 2 | version: 1 becomes 2",
        "threshold: 50 | threshold: 45.5 | mql.threshold: 50 becomes 45.5",
        "review-by: 2026-03-02 | review-by: 2026-05-02"
            + " | review-by: 2026-03-02 becomes 2026-05-02",
        "sales: \"VP Sales\" | sales: \"Sam\" | signed-by.sales: VP Sales becomes Sam",
        "points: 8, cap: 24 | points: 10, cap: 24"
            + " | engagement.points pricing-page: 8 points become 10 points",
        "points: 8, cap: 24 | points: 8, cap: 32"
            + " | engagement.points pricing-page: the cap of 24 becomes 32",
        "cap: 24, half-life: 14d | cap: 24"
            + " | engagement.points pricing-page: the half-life of 14 days is gone",
        "points: -15 | points: -15, cap: 30"
            + " | engagement.points unsubscribed: the cap of 30 is new",
        "company.industry == 'software' | company.industry == 'fintech'"
            + " | fit.points core-industry: the condition “company.industry == 'software'” becomes"
            + " “company.industry == 'fintech'”",
        "at-least: 3, within: 7d | at-least: 4, within: 36h"
            + " | engagement.high-intent repeat-pricing: the minimum of 3 acts becomes 4 acts;"
            + " engagement.high-intent repeat-pricing: the window of 7 days becomes 1 day 12 hours",
        "decision-within: 90d | decision-within: 60d"
            + " | lifecycle.qualification.decision-within: 90 days becomes 60 days",
        "engagement: reset | engagement: keep"
            + " | lifecycle.recycle.engagement: reset becomes keep",
        "[need, authority, timeline, budget] | [need, authority, timeline]"
            + " | lifecycle.qualification.evidence: evidence budget is gone: it is no longer asked"
            + " for",
        "[need, authority, timeline, budget] | [authority, need, timeline, budget]"
            + " | lifecycle.qualification.evidence: the order becomes authority, need, timeline,"
            + " budget",
        "within: 24h | within: 12h"
            + " | sla.promises first-touch for class standard: the limit of 1 day becomes 12 hours",
        "warn-at: [80], escalate-after: [1h, 4h] | warn-at: [50, 80]"
            + " | sla.promises acceptance: the warnings at 80 % become 50 %, 80 %;"
            + " sla.promises acceptance: the escalations after 1 hour, 4 hours are gone",
        "mon-fri: [\"09:00-12:00\", \"13:00-18:00\"]"
            + " | mon-thu: [\"09:00-17:30\"], sat: [\"22:00-02:00\"]"
            + " | sla.calendars us-sales: the hours mon-fri 09:00-12:00 and 13:00-18:00 become"
            + " mon-thu 09:00-17:30, sat 22:00-02:00",
        "closed: [2026-12-24] | special: { 2026-12-31: [], 2026-12-24: [\"09:00-12:00\"] }"
            + " | sla.calendars us-sales: the closed days 2026-12-24 are gone;"
            + " sla.calendars us-sales: the special hours 2026-12-24 09:00-12:00, 2026-12-31 closed"
            + " are new",
        "`  promises:` | `  apply-to-open: true\n  promises:`"
            + " | sla.apply-to-open: false becomes true",
        "at-least: 20% | at-least: 22.5%"
            + " | sla.marketing conversion-floor: the minimum of 20 % becomes 22.5 %",
        "at-least: 200, per: month | at-least: 50, per: week"
            + " | sla.marketing volume: the minimum of 200 MQLs becomes 50 MQLs;"
            + " sla.marketing volume: the period month becomes week",
      })
  void a_change_says_what_was_and_what_is(String piece, String replacement, String sentences) {
    assertThat(String.join("; ", when(piece, replacement))).isEqualTo(sentences);
  }

  @Test
  void a_new_rule_says_all_that_it_says_and_one_that_is_gone_what_follows() {
    var rule =
        "    - { name: email-click,  on: email_clicked,    points: 2,  cap: 6,  half-life: 7d }\n";
    assertThat(when(rule, ""))
        .containsExactly("engagement.points: rule email-click is gone: its points no longer count");
    assertThat(changes(SHIPPED.replace(rule, ""), SHIPPED))
        .containsExactly(
            "engagement.points: new rule email-click: event type email_clicked, 2 points, cap of 6,"
                + " half-life of 7 days");
    assertThat(when("name: trial, ", "name: free-trial, when: \"event.days > 7\", "))
        .containsExactly(
            "engagement.high-intent: new trigger free-trial: event type trial_started, condition"
                + " “event.days > 7”, class direct-inquiry, minimum of 1 act",
            "engagement.high-intent: trigger trial is gone: it no longer makes an MQL of a lead that"
                + " fits");
  }

  @Test
  void what_an_ignore_rule_set_aside_counts_again_without_it() {
    var rule =
        "    - { name: scanner-click, on: email_clicked, when: \"event.secondsSinceDelivery < 2.0\" }";
    assertThat(when(rule, ""))
        .containsExactly(
            "engagement.ignore: ignore rule scanner-click is gone: what it alone set aside counts"
                + " again");
  }

  @Test
  void a_rule_under_another_name_is_no_other_rule() {
    assertThat(when("name: webinar", "name: workshop"))
        .containsExactly("engagement.points: rule webinar is now called workshop");
    assertThat(when("name: scanner-click", "name: bots"))
        .containsExactly(
            "engagement.ignore: ignore rule scanner-click is now called bots: what it alone set aside"
                + " under its old name counts again");
  }

  @Test
  void one_kind_of_promise_may_become_the_other() {
    assertThat(
            when(
                "name: conversion-floor, of: sql, within: 30d, at-least: 20%, over: 90d, min-sample: 30",
                "name: conversion-floor, at-least: 10, per: week"))
        .containsExactly(
            "sla.marketing conversion-floor: the minimum of 20 % becomes 10 MQLs",
            "sla.marketing conversion-floor: the period week is new",
            "sla.marketing conversion-floor: the stage sql is gone",
            "sla.marketing conversion-floor: the limit of 30 days is gone",
            "sla.marketing conversion-floor: the look back of 90 days is gone",
            "sla.marketing conversion-floor: the sample of 30 MQLs is gone");
  }
}
