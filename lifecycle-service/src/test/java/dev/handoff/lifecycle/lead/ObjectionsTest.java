package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.accept;
import static dev.handoff.lifecycle.lead.Samples.disqualify;
import static dev.handoff.lifecycle.lead.Samples.mql;
import static dev.handoff.lifecycle.lead.Samples.qualify;
import static dev.handoff.lifecycle.lead.Samples.sal;
import static dev.handoff.lifecycle.lead.Samples.touch;
import static dev.handoff.lifecycle.lead.Samples.withoutSqlFromProspects;
import static dev.handoff.lifecycle.lead.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.LeadCommand.AcceptLead;
import dev.handoff.lifecycle.lead.LeadCommand.FromSales;
import org.junit.jupiter.api.Test;

class ObjectionsTest {
  @Test
  void only_a_person_accepts() {
    given(mql())
        .when(accept(" "))
        .thenRefused(
            "Expected to accept lead L-7, but the command does not say who decides it, and only a"
                + " person can");
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
  void a_decision_on_an_outdated_view_is_refused() {
    given(mql())
        .when(new AcceptLead("Dana", 0L, null))
        .thenRefused(
            "Expected to accept lead L-7, but it is at revision 1 and not at 0: look at it again");
    given(mql()).when(new AcceptLead("Dana", 1L, null)).thenItIs(Sal.class);
  }

  @Test
  void each_objection_says_of_what_kind_it_is() {
    assertThat(given(mql()).when(accept(" ")).thenMissing())
        .containsExactly("actor: the person who decides it; nobody was named");
    assertThat(kindOf(given(mql()).when(new AcceptLead("Dana", 0L, null))))
        .isEqualTo(RefusalKind.STALE);
    assertThat(kindOf(given(mql()).at("09:30").when(accept("Dana"))))
        .isEqualTo(RefusalKind.NOT_ALLOWED);
  }

  private static RefusalKind kindOf(Scenario.Answer answer) {
    return ((Refusal) answer.decision()).kind();
  }

  @Test
  void whoever_moves_a_lead_on_found_it_where_it_stood() {
    given(sal())
        .at("09:58")
        .when(disqualify("no_budget"))
        .thenRefused(
            "Expected to disqualify lead L-7, but the command is dated 2026-05-04T09:58:00Z, and"
                + " only later Dana accepted it at 10:04 UTC");
    given(sal()).at("10:00").when(touch(TouchKind.CALL)).thenItIs(Sal.class);
  }

  @Test
  void a_lead_of_which_nothing_is_known_is_not_known_to_any_command_but_a_qualification() {
    EveryPair.COMMANDS.stream()
        .filter(FromSales.class::isInstance)
        .filter(command -> !command.equals(qualify()))
        .forEach(command ->
            given(Lead.unknown("L-99"))
                .when(command)
                .thenRefused(
                    RefusalKind.NOT_KNOWN,
                    "Expected to "
                        + command.verb()
                        + " lead L-99, but nothing is known of it: no score has come for it. Look at"
                        + " its id"));
    assertThat(kindOf(given(Lead.unknown("L-99")).under(withoutSqlFromProspects()).when(qualify())))
        .isEqualTo(RefusalKind.NOT_KNOWN);
  }
}
