package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.customer;
import static dev.handoff.lifecycle.lead.Samples.disqualified;
import static dev.handoff.lifecycle.lead.Samples.lost;
import static dev.handoff.lifecycle.lead.Samples.mql;
import static dev.handoff.lifecycle.lead.Samples.opportunity;
import static dev.handoff.lifecycle.lead.Samples.recycle;
import static dev.handoff.lifecycle.lead.Samples.recycled;
import static dev.handoff.lifecycle.lead.Samples.rejected;
import static dev.handoff.lifecycle.lead.Samples.reopen;
import static dev.handoff.lifecycle.lead.Samples.sal;
import static dev.handoff.lifecycle.lead.Samples.sql;
import static dev.handoff.lifecycle.lead.Samples.touch;
import static dev.handoff.lifecycle.lead.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Lead.Lost;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Opportunity;
import dev.handoff.lifecycle.lead.Lead.Recycled;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadCommand.RecycleLead;
import dev.handoff.lifecycle.lead.LeadCommand.ReopenLead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EveryTransitionIsTaken.class)
class RecyclingTest {

  @Test
  void a_lead_goes_back_to_nurture_until_the_contract_s_cool_down_is_over() {
    Recycled back = given(sal()).when(recycle(null)).thenItIs(Recycled.class);
    assertThat(back.until()).isEqualTo("2026-06-03T12:00:00Z");
    assertThat(back.rep()).isEqualTo("Dana");
    given(mql()).when(recycle(null)).thenItIs(Recycled.class);
    given(sql()).when(recycle(null)).thenItIs(Recycled.class);
    given(lost()).when(recycle(null)).thenItIs(Recycled.class);
  }

  @Test
  void of_the_day_that_was_asked_for_and_the_cool_down_the_later_holds_and_is_said() {
    var longer = given(sal()).when(recycle("2026-07-01"));
    assertThat(longer.thenItIs(Recycled.class).until()).isEqualTo("2026-07-01T00:00:00Z");
    assertThat(longer.event().sentence()).isEqualTo("Dana recycled lead L-7 until 2026-07-01");
    var shorter = given(sal()).when(recycle("2026-05-10"));
    assertThat(shorter.thenItIs(Recycled.class).until()).isEqualTo("2026-06-03T12:00:00Z");
    assertThat(shorter.event().sentence())
        .isEqualTo(
            "Dana recycled lead L-7 until 2026-06-03 and not only until 2026-05-10, as the"
                + " contract's cool-down is longer");
  }

  @Test
  void a_lead_goes_back_and_is_taken_back_for_a_reason() {
    assertThat(given(sal()).when(new RecycleLead("Dana", null, null, " ", null)).thenMissing())
        .containsExactly("reason: why it goes back to nurture; none was given");
    assertThat(given(rejected()).when(new ReopenLead("Sam", null, "")).thenMissing())
        .containsExactly("reason: why it is taken back; none was given");
  }

  @Test
  void an_opportunity_is_closed_and_a_disqualified_lead_reopened_before_it_is_recycled() {
    given(opportunity())
        .when(recycle(null))
        .thenRefused(
            "Expected to recycle lead L-7, but Dana attached opportunity opportunity-1 to it at"
                + " 11:40 UTC: close the opportunity as lost first");
    given(rejected())
        .when(recycle(null))
        .thenRefused(
            "Expected to recycle lead L-7, but Dana rejected it at 10:04 UTC as bad_fit: reopen it"
                + " first");
    given(customer())
        .when(recycle(null))
        .thenRefused("Expected to recycle lead L-7, but Dana won it at 11:50 UTC");
  }

  @Test
  void a_disqualified_lead_goes_back_to_where_it_was_in_the_same_cycle() {
    Mql mql = given(rejected()).when(reopen()).thenItIs(Mql.class);
    assertThat(mql.cycle().id()).isEqualTo("L-7:1");
    assertThat(given(disqualified(sal())).when(reopen()).thenItIs(Sal.class).acceptedBy())
        .isEqualTo("Dana");
    assertThat(given(disqualified(sql())).when(reopen()).thenItIs(Sql.class).cycle().number())
        .isEqualTo(1);
  }

  @Test
  void a_lost_lead_is_an_opportunity_again_with_what_was_recorded_meanwhile() {
    Lost later = given(lost()).when(touch(TouchKind.CALL)).thenItIs(Lost.class);
    Opportunity open = given(later).when(reopen()).thenItIs(Opportunity.class);
    assertThat(open.deal()).isEqualTo(opportunity().deal());
    assertThat(open.cycle().steps()).hasSize(later.cycle().steps().size() + 1);
  }

  @Test
  void a_reopened_lead_says_what_it_is_again() {
    assertThat(given(rejected()).when(reopen()).event().sentence())
        .isEqualTo("Sam reopened lead L-7: it is an MQL again");
  }

  @Test
  void nothing_else_is_reopened() {
    given(recycled())
        .when(reopen())
        .thenRefused(
            "Expected to reopen lead L-7, but Dana recycled it at 2026-03-02T00:00:00Z until"
                + " 2026-04-01: new activity after that raises it again");
    given(sal())
        .when(reopen())
        .thenRefused(
            "Expected to reopen lead L-7, but Dana accepted it at 10:04 UTC: only a disqualified or"
                + " a lost lead can be reopened");
  }
}
