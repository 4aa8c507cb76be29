package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.CYCLE;
import static dev.handoff.lifecycle.lead.Samples.TEN;
import static dev.handoff.lifecycle.lead.Samples.accept;
import static dev.handoff.lifecycle.lead.Samples.at;
import static dev.handoff.lifecycle.lead.Samples.mql;
import static dev.handoff.lifecycle.lead.Samples.prospect;
import static dev.handoff.lifecycle.lead.Samples.qualify;
import static dev.handoff.lifecycle.lead.Samples.qualifyingScore;
import static dev.handoff.lifecycle.lead.Samples.raisingOnContractChange;
import static dev.handoff.lifecycle.lead.Samples.reject;
import static dev.handoff.lifecycle.lead.Samples.rejected;
import static dev.handoff.lifecycle.lead.Samples.sal;
import static dev.handoff.lifecycle.lead.Samples.score;
import static dev.handoff.lifecycle.lead.Samples.sql;
import static dev.handoff.lifecycle.lead.Samples.touch;
import static dev.handoff.lifecycle.lead.Samples.untouchedSal;
import static dev.handoff.lifecycle.lead.Samples.withoutSqlFromProspects;
import static dev.handoff.lifecycle.lead.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadCommand.AcceptLead;
import dev.handoff.lifecycle.lead.LeadCommand.AskForLater;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadCommand.QualifyLead;
import dev.handoff.lifecycle.lead.LeadEvent.MqlRaised;
import dev.handoff.lifecycle.lead.ScoreTaken.Prompt;
import dev.handoff.lifecycle.lead.ScoreTaken.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EveryTransitionIsTaken.class)
class LeadDeciderTest {

  @Test
  void a_qualifying_score_makes_a_prospect_an_MQL_in_its_first_cycle() {
    Mql mql = given(prospect()).at(TEN).when(qualifyingScore()).thenItIs(Mql.class);
    assertThat(mql.cycle()).isEqualTo(CYCLE);
    assertThat(mql.cycle().id()).isEqualTo("L-7:1");
  }

  @Test
  void a_score_that_does_not_qualify_raises_nothing() {
    given(prospect()).when(new ConsiderScore(score(Prompt.NEWS, 49.9))).thenNothingHappens();
  }

  @Test
  void a_second_qualifying_score_raises_no_second_MQL() {
    given(mql()).when(qualifyingScore()).thenNothingHappens();
    given(sal()).when(qualifyingScore()).thenNothingHappens();
    given(sql()).when(qualifyingScore()).thenNothingHappens();
  }

  @Test
  void a_score_drop_takes_nothing_back() {
    given(mql()).when(new ConsiderScore(score(Prompt.TIME, 12, 63))).thenNothingHappens();
    given(sal()).when(new ConsiderScore(score(Prompt.TIME, 12, 63))).thenNothingHappens();
  }

  @Test
  void a_rejected_lead_becomes_no_MQL_by_its_score() {
    given(rejected()).when(qualifyingScore()).thenNothingHappens();
  }

  @Test
  void a_new_contract_alone_raises_no_MQL_unless_it_says_so() {
    ConsiderScore byContract = new ConsiderScore(score(Prompt.CONTRACT, 63));
    given(prospect()).when(byContract).thenNothingHappens();
    given(prospect()).under(raisingOnContractChange()).when(byContract).thenItIs(Mql.class);
  }

  @Test
  void a_point_that_decays_after_a_new_contract_raises_no_MQL_but_an_act_does() {
    given(prospect()).when(new ConsiderScore(score(Prompt.TIME, 62, 63))).thenNothingHappens();
    given(prospect()).when(new ConsiderScore(score(Prompt.NEWS, 70, 62))).thenItIs(Mql.class);
  }

  @Test
  void negative_points_that_decay_raise_an_MQL_when_the_total_reaches_the_threshold() {
    given(prospect()).when(new ConsiderScore(score(Prompt.TIME, 50, 49.6))).thenItIs(Mql.class);
  }

  @Test
  void an_explicit_act_is_the_trigger_even_where_the_threshold_is_reached_too() {
    ScoreTaken demo =
        new ScoreTaken("b2b-default", true, Prompt.NEWS, 70, 20.0, 50, true, "direct-inquiry");
    var answer = given(prospect()).when(new ConsiderScore(demo));
    assertThat(((MqlRaised) answer.event()).trigger()).isEqualTo(Trigger.HIGH_INTENT);
    assertThat(answer.thenItIs(Mql.class).cycle().slaClass()).isEqualTo("direct-inquiry");
  }

  @Test
  void a_rep_accepts_an_MQL() {
    Sal sal = given(mql()).at("10:04").when(accept("Dana")).thenItIs(Sal.class);
    assertThat(sal).isEqualTo(untouchedSal());
  }

  @Test
  void of_two_reps_who_accept_one_wins_and_the_other_reads_who() {
    given(untouchedSal())
        .when(new AcceptLead("Kim", 1L, null))
        .thenRefused("Expected to accept lead L-7, but Dana accepted it at 10:04 UTC");
  }

  @Test
  void a_refusal_names_the_day_where_it_is_not_today() {
    given(untouchedSal())
        .at(Instant.parse("2026-05-06T09:00:00Z"))
        .when(accept("Kim"))
        .thenRefused("Expected to accept lead L-7, but Dana accepted it at 2026-05-04T10:04:00Z");
  }

  @Test
  void nobody_accepts_a_lead_that_is_no_MQL_any_more_or_not_yet() {
    given(prospect())
        .when(accept("Dana"))
        .thenRefused("Expected to accept lead L-7, but it is a prospect, and no MQL yet");
    given(sql())
        .when(accept("Dana"))
        .thenRefused("Expected to accept lead L-7, but Alex qualified it at 11:30 UTC");
    given(rejected())
        .when(accept("Kim"))
        .thenRefused("Expected to accept lead L-7, but Dana rejected it at 10:04 UTC as bad_fit");
  }

  @Test
  void only_a_person_accepts() {
    given(mql())
        .when(accept(" "))
        .thenRefused(
            "Expected to accept lead L-7, but the command does not say who decides it, and only a"
                + " person can");
  }

  @Test
  void a_rep_rejects_an_MQL_with_a_listed_reason() {
    Disqualified out =
        given(mql()).at("10:04").when(reject("bad_fit")).thenItIs(Disqualified.class);
    assertThat(out).isEqualTo(rejected());
  }

  @Test
  void a_rejection_without_a_listed_reason_is_refused_with_the_list() {
    given(mql())
        .when(reject("feels wrong"))
        .thenRefused(
            "Expected to reject lead L-7, but “feels wrong” is not a listed reason; the contract"
                + " lists bad_fit, out_of_region, evaluated_before, duplicate, incorrect_contact");
  }

  @Test
  void not_interested_is_no_reason() {
    given(mql())
        .when(reject("Not interested"))
        .thenRefused(
            "Expected to reject lead L-7, but “Not interested” is not a reason: it means not"
                + " engaged; the contract lists bad_fit, out_of_region, evaluated_before,"
                + " duplicate, incorrect_contact");
  }

  @Test
  void an_accepted_lead_is_not_rejected_any_more() {
    given(sal())
        .when(reject("bad_fit"))
        .thenRefused("Expected to reject lead L-7, but Dana accepted it at 10:04 UTC");
  }

  @Test
  void a_touch_is_recorded_from_the_MQL_on_to_the_end() {
    Mql mql = given(mql()).at("10:02").when(touch(TouchKind.CALL)).thenItIs(Mql.class);
    assertThat(mql.cycle().firstTouchAt()).isEqualTo(at("10:02"));
    given(sal()).when(touch(TouchKind.MEETING)).thenItIs(Sal.class);
    given(sql()).when(touch(TouchKind.EMAIL)).thenItIs(Sql.class);
    given(rejected()).when(touch(TouchKind.MESSAGE)).thenItIs(Disqualified.class);
  }

  @Test
  void an_automated_message_is_recorded_and_is_no_touch() {
    Sal sal = given(untouchedSal()).when(touch(TouchKind.AUTOMATED)).thenItIs(Sal.class);
    assertThat(sal.cycle().firstTouchAt()).isNull();
  }

  @Test
  void the_first_touch_is_the_earliest_in_whatever_order_they_are_told() {
    Sal sal = given(sal()).at("10:05").when(touch(TouchKind.CALL)).thenItIs(Sal.class);
    assertThat(sal.cycle().firstTouchAt()).isEqualTo(at("10:05"));
    Sal again = given(sal).at("11:00").when(touch(TouchKind.CALL)).thenItIs(Sal.class);
    assertThat(again.cycle().firstTouchAt()).isEqualTo(at("10:05"));
  }

  @Test
  void a_prospect_has_no_cycle_that_a_touch_could_belong_to() {
    given(prospect())
        .when(touch(TouchKind.CALL))
        .thenRefused(
            "Expected to record a touch on lead L-7, but it is a prospect, and no MQL yet: a touch"
                + " belongs to a handoff cycle, and none has begun");
  }

  @Test
  void a_touch_from_before_the_handoff_is_none_of_it() {
    given(mql())
        .at("09:30")
        .when(touch(TouchKind.CALL))
        .thenRefused(
            "Expected to record a touch on lead L-7, but the command is dated 2026-05-04T09:30:00Z,"
                + " and its handoff began at 10:00 UTC");
  }

  @Test
  void a_clock_that_is_a_few_minutes_slow_is_forgiven() {
    given(mql()).at("09:57").when(accept("Dana")).thenItIs(Sal.class);
  }

  @Test
  void a_rep_qualifies_a_lead_with_all_evidence() {
    Sql sql = given(sal()).at("11:30").when(qualify()).thenItIs(Sql.class);
    assertThat(sql).isEqualTo(sql());
  }

  @Test
  void everything_that_is_missing_for_an_SQL_is_said_at_once() {
    var unconfirmed = new Evidence("need", false, "maybe", "call", null);
    var noNote = new Evidence("authority", true, " ", "call", null);
    QualifyLead bare =
        new QualifyLead("Dana", null, List.of(unconfirmed, noNote), null, null, null);
    Refusal refusal = (Refusal) given(untouchedSal()).when(bare).decision();
    assertThat(refusal.missing())
        .containsExactly(
            "need: confirmed by the lead, with a note of what was said; it is not confirmed",
            "authority: confirmed by the lead, with a note of what was said; the note is empty",
            "timeline: confirmed by the lead, with a note of what was said; nothing was given",
            "budget: confirmed by the lead, with a note of what was said; nothing was given",
            "decision date: a day from 2026-05-04 to 2026-08-02 on which the lead decides; none was"
                + " given",
            "opportunity: the id of the one that was opened; none was given",
            "touch: a human's attempt to reach the lead; none is on record");
    assertThat(refusal.sentence())
        .startsWith("Expected to qualify lead L-7, but this is missing: need: confirmed");
  }

  @Test
  void the_decision_date_lies_within_the_contract_s_reach() {
    assertThat(missingWithDecisionOn("2026-08-02")).isEmpty();
    assertThat(missingWithDecisionOn("2026-05-04")).isEmpty();
    assertThat(missingWithDecisionOn("2026-08-03")).hasSize(1);
    assertThat(missingWithDecisionOn("2026-05-03")).hasSize(1);
  }

  private static List<String> missingWithDecisionOn(String day) {
    QualifyLead all = qualify();
    QualifyLead command =
        new QualifyLead(
            all.by(), null, all.evidence(), LocalDate.parse(day), all.opportunityId(), null);
    return given(sal()).when(command).decision() instanceof Refusal refusal
        ? refusal.missing()
        : List.of();
  }

  @Test
  void an_MQL_is_accepted_before_it_is_qualified() {
    given(mql())
        .when(qualify())
        .thenRefused(
            "Expected to qualify lead L-7, but it is an MQL that nobody has accepted yet: accept it"
                + " first");
  }

  @Test
  void sales_may_qualify_a_lead_that_never_was_an_MQL_in_a_cycle_without_promises() {
    Sql sql = given(prospect()).when(qualify()).thenItIs(Sql.class);
    assertThat(sql.cycle().number()).isEqualTo(1);
    assertThat(sql.cycle().slaClass()).isNull();
    assertThat(sql.rep()).isEqualTo("Alex");
  }

  @Test
  void evidence_for_a_lead_that_never_was_an_MQL_shows_that_somebody_talked_to_it() {
    QualifyLead hearsay =
        new QualifyLead(
            "Alex",
            null,
            List.of(
                Samples.said("need", "website"),
                Samples.said("authority", "website"),
                Samples.said("timeline", "website"),
                Samples.said("budget", "website")),
            LocalDate.parse("2026-06-30"),
            "opportunity-1",
            null);
    Refusal refusal = (Refusal) given(prospect()).when(hearsay).decision();
    assertThat(refusal.missing())
        .containsExactly(
            "conversation: a piece of evidence that was said in a call, an email or a meeting;"
                + " none was");
  }

  @Test
  void a_contract_can_rule_out_an_SQL_without_MQL() {
    given(prospect())
        .under(withoutSqlFromProspects())
        .when(qualify())
        .thenRefused(
            "Expected to qualify lead L-7, but it never was an MQL, and contract b2b-default version"
                + " 3 allows no SQL without one");
  }

  @Test
  void a_decision_on_an_outdated_view_is_refused() {
    given(mql())
        .when(new AcceptLead("Dana", 0L, null))
        .thenRefused(
            "Expected to accept lead L-7, but it is at revision 1 and not at 0: look at it again");
    given(mql()).when(new AcceptLead("Dana", 1L, null)).thenItIs(Sal.class);
  }

  @Test
  void what_a_later_version_will_decide_is_answered_all_the_same() {
    given(sal())
        .when(new AskForLater("Dana", null, "recycle"))
        .thenRefused(
            "Expected to recycle lead L-7, but this version does not decide that yet, and nothing"
                + " was changed");
  }
}
