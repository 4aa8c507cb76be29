package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.accept;
import static dev.handoff.lifecycle.lead.Samples.assign;
import static dev.handoff.lifecycle.lead.Samples.at;
import static dev.handoff.lifecycle.lead.Samples.customer;
import static dev.handoff.lifecycle.lead.Samples.discovery;
import static dev.handoff.lifecycle.lead.Samples.disqualify;
import static dev.handoff.lifecycle.lead.Samples.lost;
import static dev.handoff.lifecycle.lead.Samples.mql;
import static dev.handoff.lifecycle.lead.Samples.opportunity;
import static dev.handoff.lifecycle.lead.Samples.prospect;
import static dev.handoff.lifecycle.lead.Samples.recycled;
import static dev.handoff.lifecycle.lead.Samples.reject;
import static dev.handoff.lifecycle.lead.Samples.rejected;
import static dev.handoff.lifecycle.lead.Samples.sal;
import static dev.handoff.lifecycle.lead.Samples.sql;
import static dev.handoff.lifecycle.lead.Samples.touch;
import static dev.handoff.lifecycle.lead.Samples.untouchedSal;
import static dev.handoff.lifecycle.lead.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Lead.Customer;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.Lost;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Opportunity;
import dev.handoff.lifecycle.lead.Lead.Recycled;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadCommand.AcceptLead;
import dev.handoff.lifecycle.lead.LeadCommand.AssignLead;
import dev.handoff.lifecycle.lead.LeadCommand.RecordTouch;
import dev.handoff.lifecycle.lead.LeadEvent.TouchRecorded;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EveryTransitionIsTaken.class)
class HandlingTest {
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
        .thenRefused(
            "Expected to reject lead L-7, but Dana accepted it at 10:04 UTC: disqualify it, or"
                + " recycle it");
  }

  @Test
  void a_touch_is_recorded_from_the_MQL_on_to_the_end() {
    Mql mql = given(mql()).at("10:02").when(touch(TouchKind.CALL)).thenItIs(Mql.class);
    assertThat(mql.cycle().firstTouchAt()).isEqualTo(at("10:02"));
    given(sal()).when(touch(TouchKind.MEETING)).thenItIs(Sal.class);
    given(sql()).when(touch(TouchKind.EMAIL)).thenItIs(Sql.class);
    given(opportunity()).when(touch(TouchKind.VISIT)).thenItIs(Opportunity.class);
    given(customer()).when(touch(TouchKind.CALL)).thenItIs(Customer.class);
    given(lost()).when(touch(TouchKind.CALL)).thenItIs(Lost.class);
    given(recycled()).when(touch(TouchKind.CALL)).thenItIs(Recycled.class);
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
  void a_touch_says_whether_the_lead_was_reached() {
    RecordTouch call = new RecordTouch("Dana", null, TouchKind.CALL, true, null, null);
    assertThat(given(sal()).when(call).event())
        .isInstanceOfSatisfying(TouchRecorded.class, it -> assertThat(it.reached()).isTrue());
  }

  @Test
  void a_lead_that_was_reached_may_have_asked_to_be_called_later() {
    Instant now = at("12:00");
    Instant later = now.plus(Duration.ofDays(3));
    assertThat(given(sal()).at(now).when(callBack(true, later)).event())
        .isInstanceOfSatisfying(
            TouchRecorded.class, it -> assertThat(it.callBackAt()).isEqualTo(later));
    given(sal())
        .at(now)
        .when(callBack(false, later))
        .thenRefused(
            "Expected to record a touch on lead L-7, but callBackAt: only a lead that a person"
                + " reached can have asked to be called again");
    given(sal())
        .at(now)
        .when(callBack(true, now))
        .thenRefused(
            "Expected to record a touch on lead L-7, but callBackAt: expected an instant within"
                + " 366 days after the touch, but found "
                + now);
  }

  private static RecordTouch callBack(boolean reached, Instant at) {
    return new RecordTouch("Dana", null, TouchKind.CALL, reached, at, null);
  }

  @Test
  void a_lead_is_assigned_while_sales_has_it_in_hand_and_stays_where_it_is() {
    assertThat(given(mql()).when(assign("Kim")).thenItIs(Mql.class).rep()).isEqualTo("Kim");
    assertThat(given(sal()).when(assign("Kim")).thenItIs(Sal.class).rep()).isEqualTo("Kim");
    assertThat(given(sql()).when(assign("Kim")).thenItIs(Sql.class).rep()).isEqualTo("Kim");
    given(opportunity()).when(assign("Kim")).thenItIs(Opportunity.class);
  }

  @Test
  void whose_lead_it_was_when_it_was_accepted_is_still_said_after_it_went_to_another() {
    Sal kims = given(untouchedSal()).when(assign("Kim")).thenItIs(Sal.class);
    given(kims)
        .when(accept("Lee"))
        .thenRefused("Expected to accept lead L-7, but Dana accepted it at 10:04 UTC");
  }

  @Test
  void a_lead_is_assigned_to_somebody() {
    assertThat(given(mql()).when(new AssignLead("Alex", null, " ", null, null)).thenMissing())
        .containsExactly("rep: who gets the lead; nobody was named");
  }

  @Test
  void a_lead_whose_cycle_is_over_is_assigned_to_nobody() {
    given(rejected())
        .when(assign("Kim"))
        .thenRefused(
            RefusalKind.NOT_ALLOWED,
            "Expected to assign lead L-7, but Dana rejected it at 10:04 UTC as bad_fit");
  }

  @Test
  void whoever_accepts_a_lead_has_it_also_where_it_was_another_s() {
    Mql kims = given(mql()).when(assign("Kim")).thenItIs(Mql.class);
    Sal sal = given(kims).when(accept("Dana")).thenItIs(Sal.class);
    assertThat(sal.rep()).isEqualTo("Dana");
    assertThat(sal.acceptedBy()).isEqualTo("Dana");
  }

  @Test
  void a_discovery_call_is_recorded_from_acceptance_on_and_the_earliest_counts() {
    Sal sal = given(untouchedSal()).at("10:40").when(discovery()).thenItIs(Sal.class);
    assertThat(sal.cycle().discoveryAt()).isEqualTo(at("10:40"));
    Sal again = given(sal).at("10:20").when(discovery()).thenItIs(Sal.class);
    assertThat(again.cycle().discoveryAt()).isEqualTo(at("10:20"));
    given(sql()).when(discovery()).thenItIs(Sql.class);
    given(opportunity()).when(discovery()).thenItIs(Opportunity.class);
  }

  @Test
  void a_discovery_call_with_a_lead_that_nobody_has_accepted_is_refused() {
    given(mql())
        .when(discovery())
        .thenRefused(
            RefusalKind.NOT_ALLOWED,
            "Expected to record a discovery call with lead L-7, but it is an MQL that nobody has"
                + " accepted yet: accept it first");
  }

  @Test
  void a_rep_disqualifies_a_lead_after_a_talk_with_a_listed_reason() {
    Disqualified out = given(sal()).when(disqualify("no_budget")).thenItIs(Disqualified.class);
    assertThat(out.reason()).isEqualTo("no_budget");
    assertThat(out.was()).isInstanceOf(Sal.class);
    given(sql()).when(disqualify("no_need")).thenItIs(Disqualified.class);
  }

  @Test
  void a_disqualification_without_a_listed_reason_is_refused_with_the_list() {
    assertThat(given(sal()).when(disqualify("bad_fit")).thenMissing())
        .containsExactly("reason: one of no_budget, no_need; “bad_fit” was given");
    assertThat(given(sal()).when(disqualify("")).thenMissing())
        .containsExactly("reason: one of no_budget, no_need; none was given");
  }

  @Test
  void an_MQL_is_not_disqualified_and_an_opportunity_is_closed() {
    given(mql())
        .when(disqualify("no_budget"))
        .thenRefused(
            "Expected to disqualify lead L-7, but it is an MQL that nobody has accepted yet: reject"
                + " it, or accept it first");
    given(opportunity())
        .when(disqualify("no_budget"))
        .thenRefused(
            "Expected to disqualify lead L-7, but Dana attached opportunity opportunity-1 to it at"
                + " 11:40 UTC: close the opportunity as lost");
  }
}
