package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.attach;
import static dev.handoff.lifecycle.lead.Samples.customer;
import static dev.handoff.lifecycle.lead.Samples.lost;
import static dev.handoff.lifecycle.lead.Samples.opportunity;
import static dev.handoff.lifecycle.lead.Samples.sal;
import static dev.handoff.lifecycle.lead.Samples.sql;
import static dev.handoff.lifecycle.lead.Samples.won;
import static dev.handoff.lifecycle.lead.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Lead.Customer;
import dev.handoff.lifecycle.lead.Lead.Lost;
import dev.handoff.lifecycle.lead.Lead.Opportunity;
import dev.handoff.lifecycle.lead.LeadCommand.AttachOpportunity;
import dev.handoff.lifecycle.lead.LeadCommand.CloseOpportunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EveryTransitionIsTaken.class)
class OpportunitiesTest {

  @Test
  void an_SQL_becomes_an_opportunity_and_another_amount_replaces_the_first() {
    Opportunity open = given(sql()).when(attach("opportunity-1", null)).thenItIs(Opportunity.class);
    assertThat(open.deal()).isEqualTo(new Deal("opportunity-1", null, null));
    Opportunity other = given(open).when(attach("opportunity-2", 9.5)).thenItIs(Opportunity.class);
    assertThat(other.deal()).isEqualTo(new Deal("opportunity-2", 9.5, "EUR"));
  }

  @Test
  void an_opportunity_is_won_for_what_was_said_last() {
    assertThat(given(opportunity()).when(won()).thenItIs(Customer.class).deal())
        .isEqualTo(new Deal("opportunity-1", 12_000.0, "EUR"));
    var forLess = new CloseOpportunity("Dana", null, true, 11_000.0, null, null);
    assertThat(given(opportunity()).when(forLess).thenItIs(Customer.class).deal())
        .isEqualTo(new Deal("opportunity-1", 11_000.0, "EUR"));
  }

  @Test
  void an_opportunity_is_lost_for_a_reason() {
    assertThat(given(opportunity()).when(lost("too expensive")).thenItIs(Lost.class).reason())
        .isEqualTo("too expensive");
    assertThat(given(opportunity()).when(lost(" ")).thenMissing())
        .containsExactly("reason: why it was lost; none was given");
  }

  @Test
  void what_is_wrong_with_an_opportunity_is_said_at_once() {
    var bad = new AttachOpportunity("Dana", null, "", -1.0, "Euro");
    assertThat(given(sql()).when(bad).thenMissing())
        .containsExactly(
            "opportunity: the CRM's id of it; none was given",
            "amount: a number from 0 on; -1.0 was given",
            "currency: a code of ISO 4217, such as EUR; “Euro” was given");
    var endless = new AttachOpportunity("Dana", null, "o-1", Double.NaN, null);
    assertThat(given(sql()).when(endless).thenMissing()).hasSize(1);
  }

  @Test
  void what_was_never_opened_is_not_closed() {
    given(sql())
        .when(won())
        .thenRefused(
            "Expected to close the opportunity of lead L-7, but Alex qualified it at 11:30 UTC:"
                + " attach the opportunity first");
    given(sal())
        .when(attach("opportunity-1", null))
        .thenRefused(
            "Expected to attach an opportunity to lead L-7, but Dana accepted it at 10:04 UTC:"
                + " qualify it first");
  }

  @Test
  void what_is_closed_is_closed_once() {
    given(customer())
        .when(lost("too expensive"))
        .thenRefused("Expected to close the opportunity of lead L-7, but Dana won it at 11:50 UTC");
    given(lost())
        .when(won())
        .thenRefused(
            "Expected to close the opportunity of lead L-7, but Dana lost it at 11:50 UTC: reopen it"
                + " first");
  }
}
