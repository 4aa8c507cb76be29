package dev.handoff.sla.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.sla.finding.PassStep.Accepted;
import dev.handoff.sla.finding.PassStep.Disqualified;
import dev.handoff.sla.finding.PassStep.Other;
import dev.handoff.sla.finding.PassStep.Raised;
import dev.handoff.sla.finding.PassStep.Reached;
import dev.handoff.sla.finding.PassStep.ReasonCorrected;
import dev.handoff.sla.finding.PassStep.Rejected;
import dev.handoff.sla.finding.PassStep.Reopened;
import dev.handoff.sla.finding.PassStep.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountedPassTest {
  private final List<FigureChange> changes = new ArrayList<>();
  private @Nullable CountedPass pass;
  private long revision;

  @Test
  void an_mql_counts_for_its_source_on_its_day() {
    step("2026-03-02T23:59:59.999Z", new Raised("webinar"));
    assertThat(counted()).containsExactly("MQLS 2026-03-02 webinar: 1");
  }

  @Test
  void where_an_mql_came_from_need_not_be_known() {
    step("2026-03-02T10:00:00Z", new Raised(null));
    assertThat(counted()).containsExactly("MQLS 2026-03-02 : 1");
  }

  @Test
  void a_decision_counts_on_its_own_day_and_a_stage_for_the_day_of_its_mql() {
    step("2026-03-02T10:00:00Z", new Raised("webinar"));
    step("2026-03-03T10:00:00Z", new Accepted("dana"));
    step("2026-04-01T10:00:00Z", new Reached(Figure.SQL));
    assertThat(counted())
        .containsExactly(
            "ACCEPTED 2026-03-03 dana: 1",
            "MQLS 2026-03-02 webinar: 1",
            "SAL 2026-03-02 86400: 1",
            "SQL 2026-03-02 2592000: 1");
  }

  @Test
  void who_comes_to_a_stage_has_come_to_those_before_it_and_once() {
    step("2026-03-02T10:00:00Z", new Raised("webinar"));
    step("2026-03-02T10:01:00Z", new Accepted("dana"));
    step("2026-03-02T10:02:00Z", new Reached(Figure.OPPORTUNITY));
    step("2026-03-02T10:03:00Z", new Reached(Figure.OPPORTUNITY));
    step("2026-03-02T10:04:00Z", new Reached(Figure.SQL));
    step("2026-03-02T10:05:00Z", new Reached(Figure.WON));
    assertThat(counted())
        .containsExactly(
            "ACCEPTED 2026-03-02 dana: 1",
            "MQLS 2026-03-02 webinar: 1",
            "OPPORTUNITY 2026-03-02 120: 1",
            "SAL 2026-03-02 60: 1",
            "SQL 2026-03-02 120: 1",
            "WON 2026-03-02 300: 1");
  }

  @Test
  void a_rejection_that_is_reopened_is_taken_back_on_its_own_day() {
    step("2026-03-02T10:00:00Z", new Raised("webinar"));
    step("2026-03-03T10:00:00Z", new Rejected("dana", "bad_fit"));
    assertThat(counted())
        .containsExactly(
            "MQLS 2026-03-02 webinar: 1",
            "REASONS 2026-03-03 bad_fit: 1",
            "REJECTED 2026-03-03 dana: 1");

    step("2026-04-09T10:00:00Z", new Reopened());
    assertThat(counted()).containsExactly("MQLS 2026-03-02 webinar: 1");

    step("2026-04-10T10:00:00Z", new Rejected("kim", "duplicate"));
    assertThat(counted())
        .containsExactly(
            "MQLS 2026-03-02 webinar: 1",
            "REASONS 2026-04-10 duplicate: 1",
            "REJECTED 2026-04-10 kim: 1");
  }

  @Test
  void a_disqualification_is_no_rejection_and_the_acceptance_before_it_stands() {
    step("2026-03-02T10:00:00Z", new Raised("webinar"));
    step("2026-03-02T10:01:00Z", new Accepted("dana"));
    step("2026-03-05T10:00:00Z", new Disqualified("no_budget"));
    assertThat(counted())
        .containsExactly(
            "ACCEPTED 2026-03-02 dana: 1",
            "MQLS 2026-03-02 webinar: 1",
            "REASONS 2026-03-05 no_budget: 1",
            "SAL 2026-03-02 60: 1");
  }

  @Test
  void a_corrected_reason_counts_as_the_right_one_on_the_day_of_the_decision() {
    step("2026-03-02T10:00:00Z", new Raised("webinar"));
    String wrong = step("2026-03-03T10:00:00Z", new Rejected("dana", "bad_fit"));
    step("2026-03-09T10:00:00Z", new ReasonCorrected(wrong, "duplicate"));
    step("2026-03-10T10:00:00Z", new ReasonCorrected(wrong, "out_of_region"));
    assertThat(counted())
        .containsExactly(
            "MQLS 2026-03-02 webinar: 1",
            "REASONS 2026-03-03 out_of_region: 1",
            "REJECTED 2026-03-03 dana: 1");

    step("2026-03-11T10:00:00Z", new Reopened());
    assertThat(counted()).containsExactly("MQLS 2026-03-02 webinar: 1");
  }

  @Test
  void a_correction_of_what_no_longer_holds_or_of_another_step_counts_nothing() {
    step("2026-03-02T10:00:00Z", new Raised("webinar"));
    String first = step("2026-03-03T10:00:00Z", new Rejected("dana", "bad_fit"));
    step("2026-03-04T10:00:00Z", new Reopened());
    step("2026-03-05T10:00:00Z", new ReasonCorrected(first, "duplicate"));
    step("2026-03-06T10:00:00Z", new Rejected("dana", "bad_fit"));
    step("2026-03-07T10:00:00Z", new ReasonCorrected(first, "duplicate"));
    assertThat(counted())
        .containsExactly(
            "MQLS 2026-03-02 webinar: 1",
            "REASONS 2026-03-06 bad_fit: 1",
            "REJECTED 2026-03-06 dana: 1");
  }

  @Test
  void each_pass_of_a_recycled_lead_counts_for_itself() {
    step("2026-03-02T10:00:00Z", new Raised("webinar"));
    step("2026-03-02T10:01:00Z", new Accepted("dana"));
    step("2026-03-05T10:00:00Z", new Other()); // recycled
    step("L-1:2", "2026-05-02T10:00:00Z", new Raised("ads"));
    step("L-1:2", "2026-05-02T11:00:00Z", new Accepted("kim"));
    step("L-1:2", "2026-05-03T10:00:00Z", new Reached(Figure.SQL));
    assertThat(counted())
        .containsExactly(
            "ACCEPTED 2026-03-02 dana: 1",
            "ACCEPTED 2026-05-02 kim: 1",
            "MQLS 2026-03-02 webinar: 1",
            "MQLS 2026-05-02 ads: 1",
            "SAL 2026-03-02 60: 1",
            "SAL 2026-05-02 3600: 1",
            "SQL 2026-05-02 86400: 1");
  }

  @Test
  void an_sql_that_never_was_an_mql_is_no_conversion() {
    step("2026-03-02T10:00:00Z", new Reached(Figure.SQL));
    step("2026-03-05T10:00:00Z", new Disqualified("no_need"));
    assertThat(counted()).containsExactly("REASONS 2026-03-05 no_need: 1");
  }

  @Test
  void a_step_that_was_heard_before_counts_nothing() {
    PassStep raised = new PassStep("s", "L-1:1", Terms.ID, 1, Instant.EPOCH, new Raised("ads"));
    CountedPass once = CountedPass.on(null, raised).pass();
    assertThat(CountedPass.on(once, raised)).isEqualTo(new CountedPass.Turn(once, List.of()));
  }

  private String step(String at, What what) {
    return step("L-1:1", at, what);
  }

  private String step(String cycle, String at, What what) {
    String id = "step-" + ++revision;
    var turn =
        CountedPass.on(pass, new PassStep(id, cycle, Terms.ID, revision, Instant.parse(at), what));
    pass = turn.pass();
    changes.addAll(turn.changes());
    return id;
  }

  private Stream<String> counted() {
    TreeMap<String, Integer> sums = new TreeMap<>();
    changes.forEach(each ->
        sums.merge(
            "%s %s %s".formatted(each.figure(), each.day(), each.of()), each.by(), Integer::sum));
    sums.values().removeIf(sum -> sum == 0);
    return sums.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue());
  }
}
