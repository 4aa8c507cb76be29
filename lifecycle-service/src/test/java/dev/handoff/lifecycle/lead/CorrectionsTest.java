package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.attach;
import static dev.handoff.lifecycle.lead.Samples.correct;
import static dev.handoff.lifecycle.lead.Samples.customer;
import static dev.handoff.lifecycle.lead.Samples.lived;
import static dev.handoff.lifecycle.lead.Samples.lost;
import static dev.handoff.lifecycle.lead.Samples.mql;
import static dev.handoff.lifecycle.lead.Samples.opportunity;
import static dev.handoff.lifecycle.lead.Samples.prospect;
import static dev.handoff.lifecycle.lead.Samples.recycled;
import static dev.handoff.lifecycle.lead.Samples.rejected;
import static dev.handoff.lifecycle.lead.Samples.reopen;
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
import dev.handoff.lifecycle.lead.LeadCommand.CorrectRecord;
import dev.handoff.lifecycle.lead.LeadEvent.RecordCorrected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EveryTransitionIsTaken.class)
class CorrectionsTest {

  // What the steps of the samples are: e1 MQL, e2 acceptance, e3 touch, e4 discovery, e5
  // qualification, e6 opportunity, e7 its end.

  @Test
  void a_correction_is_a_step_of_its_own_and_changes_no_stage() {
    RecordCorrected event =
        (RecordCorrected) given(sal()).when(correct("e3", "reached", "true")).event();
    assertThat(event.corrects()).isEqualTo("e3");
    assertThat(event.what()).isEqualTo(Detail.REACHED);
    assertThat(event.value()).isEqualTo("true");
    given(lived(mql(), "10:01", touch(TouchKind.AUTOMATED)))
        .when(correct("e2", "note", null))
        .thenItIs(Mql.class);
    given(sal()).when(correct("e2", "note", "It was Kim")).thenItIs(Sal.class);
  }

  @Test
  void what_the_lead_rests_on_is_put_right_in_the_lead_too() {
    assertThat(given(sql()).when(correct("e5", "opportunityId", "o-9")).thenItIs(Sql.class))
        .returns("o-9", Sql::opportunityId);
    assertThat(
            given(opportunity()).when(correct("e6", "amount", "13000")).thenItIs(Opportunity.class))
        .returns(new Deal("opportunity-1", 13_000.0, "EUR"), Opportunity::deal);
    assertThat(given(customer()).when(correct("e7", "currency", "USD")).thenItIs(Customer.class))
        .returns(new Deal("opportunity-1", 12_000.0, "USD"), Customer::deal);
    assertThat(given(lost()).when(correct("e7", "reason", "no budget")).thenItIs(Lost.class))
        .returns("no budget", Lost::reason);
    assertThat(given(recycled()).when(correct("e3", "reason", "budget")).thenItIs(Recycled.class))
        .returns("budget", Recycled::reason);
    assertThat(
            given(rejected())
                .when(correct("e2", "reason", "duplicate"))
                .thenItIs(Disqualified.class))
        .returns("duplicate", Disqualified::reason);
  }

  @Test
  void what_is_put_right_while_a_lead_is_lost_is_right_when_it_is_reopened() {
    Lost lost = given(lost()).when(correct("e6", "amount", "5")).thenItIs(Lost.class);
    assertThat(given(lost).when(reopen()).thenItIs(Opportunity.class).deal().amount())
        .isEqualTo(5.0);
  }

  @Test
  void what_was_overtaken_is_put_right_on_record_only() {
    Lead other = lived(opportunity(), "11:45", attach("opportunity-2", 9.0));
    assertThat(given(other).when(correct("e6", "amount", "1")).thenItIs(Opportunity.class))
        .returns(9.0, it -> it.deal().amount());
  }

  @Test
  void a_step_that_is_not_of_the_present_cycle_is_refused_with_those_that_are() {
    given(untouchedSal())
        .when(correct("e77", "note", "x"))
        .thenRefused(
            RefusalKind.NOT_ALLOWED,
            "Expected to correct a record of lead L-7, but its present cycle L-7:1 has no step"
                + " “e77”; it has ACCEPTED e2");
    given(mql())
        .when(correct("e77", "note", "x"))
        .thenRefused(
            "Expected to correct a record of lead L-7, but its present cycle L-7:1 has no step"
                + " “e77”; it has none that can be corrected");
  }

  @Test
  void a_field_that_cannot_be_corrected_is_refused_with_those_that_can() {
    given(sal())
        .when(correct("e3", "touchKind", "EMAIL"))
        .thenRefused(
            RefusalKind.NOT_ALLOWED,
            "Expected to correct a record of lead L-7, but of a step TOUCH_RECORDED only these can"
                + " be corrected: reached, note; “touchKind” was named");
    given(sal())
        .when(correct("e1", "note", "x"))
        .thenRefused(
            "Expected to correct a record of lead L-7, but of a step MQL_RAISED nothing can be"
                + " corrected; “note” was named");
  }

  @Test
  void what_is_said_to_be_right_must_be_able_to_be() {
    assertThat(valueOf(given(sal()).when(correct("e3", "reached", "perhaps"))))
        .isEqualTo("value: true or false; “perhaps” was given");
    assertThat(valueOf(given(sql()).when(correct("e5", "decisionBy", "soon"))))
        .isEqualTo("value: a day as 2026-06-30; “soon” was given");
    assertThat(valueOf(given(sql()).when(correct("e5", "opportunityId", null))))
        .isEqualTo("value: the CRM's id of the opportunity; none was given");
    assertThat(valueOf(given(opportunity()).when(correct("e6", "amount", "much"))))
        .isEqualTo("value: a number from 0 on; “much” was given");
    assertThat(valueOf(given(opportunity()).when(correct("e6", "amount", "5d"))))
        .isEqualTo("value: a number from 0 on; “5d” was given");
    assertThat(valueOf(given(opportunity()).when(correct("e6", "amount", "-5"))))
        .isEqualTo("amount: a number from 0 on; -5.0 was given");
    assertThat(valueOf(given(opportunity()).when(correct("e6", "currency", "gold"))))
        .isEqualTo("currency: a code of ISO 4217, such as EUR; “gold” was given");
    assertThat(valueOf(given(rejected()).when(correct("e2", "reason", "not interested"))))
        .startsWith("value: one of bad_fit, ")
        .endsWith("; “not interested” was given");
    assertThat(valueOf(given(lost()).when(correct("e7", "reason", " "))))
        .isEqualTo("value: a reason; none was given");
  }

  private static String valueOf(Scenario.Answer answer) {
    return answer.thenMissing().getFirst();
  }

  @Test
  void a_correction_has_a_reason() {
    var silent = new CorrectRecord("Sam", null, "e3", "note", "x", "");
    assertThat(given(sal()).when(silent).thenMissing())
        .containsExactly("reason: why it is corrected; none was given");
  }

  @Test
  void only_the_newest_steps_of_a_cycle_can_be_corrected_as_a_lead_s_state_is_bounded() {
    Lead lead = mql();
    for (int i = 0; i < Cycle.REMEMBERED; i++) {
      lead = lived(lead, "10:02", touch(TouchKind.CALL));
    }
    given(lead).when(correct("e2", "note", "x")).thenItIs(Mql.class);
    lead = lived(lead, "10:02", touch(TouchKind.CALL));
    assertThat(given(lead).when(correct("e2", "note", "x")).decision())
        .isInstanceOf(Decision.Refusal.class);
  }

  @Test
  void a_prospect_has_nothing_to_correct() {
    given(prospect())
        .when(correct("e1", "note", "x"))
        .thenRefused(
            "Expected to correct a record of lead L-7, but it is a prospect, and no MQL yet:"
                + " nothing is on record");
  }
}
