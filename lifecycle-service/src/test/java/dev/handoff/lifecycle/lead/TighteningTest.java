package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.mql;
import static dev.handoff.lifecycle.lead.Samples.ofEveryStage;
import static dev.handoff.lifecycle.lead.Samples.prospect;
import static dev.handoff.lifecycle.lead.Samples.recycled;
import static dev.handoff.lifecycle.lead.Samples.sal;
import static dev.handoff.lifecycle.lead.Samples.touch;
import static dev.handoff.lifecycle.lead.Samples.untouchedSal;
import static dev.handoff.lifecycle.lead.Samples.urgent;
import static dev.handoff.lifecycle.lead.Samples.urgentScore;
import static dev.handoff.lifecycle.lead.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Recycled;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.ScoreTaken.Prompt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Within 24 hours is called who is of class standard, within 8 hot, within 4 direct-inquiry. */
@ExtendWith(EveryTransitionIsTaken.class)
class TighteningTest {

  @Test
  void an_MQL_that_asks_for_a_demo_is_promised_what_is_promised_to_those_who_ask() {
    var answer = given(mql()).when(urgentScore());
    Mql mql = answer.thenItIs(Mql.class);
    assertThat(mql.cycle().slaClass()).isEqualTo("direct-inquiry");
    assertThat(mql.cycle().id()).isEqualTo("L-7:1");
    assertThat(answer.event().at()).isEqualTo(Samples.at("12:00"));
    assertThat(answer.event().sentence())
        .isEqualTo("Lead L-7 is to be called sooner: its class is now direct-inquiry");
  }

  @Test
  void so_is_one_that_a_rep_accepted_and_has_not_called_yet() {
    Sal sal = given(untouchedSal()).when(urgentScore()).thenItIs(Sal.class);
    assertThat(sal.cycle().slaClass()).isEqualTo("direct-inquiry");
    assertThat(sal.acceptedBy()).isEqualTo("Dana");
  }

  @Test
  void an_automated_message_is_no_call() {
    Lead mailed = given(mql()).when(touch(TouchKind.AUTOMATED)).thenItIs(Mql.class);
    given(mailed).when(urgentScore()).thenItIs(Mql.class);
  }

  @Test
  void who_was_called_has_been_called() {
    Lead called = given(mql()).when(touch(TouchKind.CALL)).thenItIs(Mql.class);
    given(called).when(urgentScore()).thenNothingHappens();
    given(sal()).when(urgentScore()).thenNothingHappens();
    Lead talkedTo = given(untouchedSal()).when(Samples.discovery()).thenItIs(Sal.class);
    given(talkedTo).when(urgentScore()).thenNothingHappens();
  }

  @Test
  void a_class_never_loosens_and_the_same_again_is_nothing_new() {
    Mql urgent = given(mql()).when(urgentScore()).thenItIs(Mql.class);
    given(urgent).when(urgentScore()).thenNothingHappens();
    given(urgent).when(new ConsiderScore(urgent(Prompt.ACT, "hot"))).thenNothingHappens();
    given(urgent).when(new ConsiderScore(urgent(Prompt.ACT, "standard"))).thenNothingHappens();
  }

  @Test
  void of_several_classes_that_an_act_calls_for_the_tightest_holds() {
    Mql mql =
        given(mql())
            .when(new ConsiderScore(urgent(Prompt.ACT, "hot", "direct-inquiry", "standard")))
            .thenItIs(Mql.class);
    assertThat(mql.cycle().slaClass()).isEqualTo("direct-inquiry");
  }

  @Test
  void a_class_that_no_promise_names_is_as_good_as_the_standard() {
    given(mql()).when(new ConsiderScore(urgent(Prompt.ACT, "partner"))).thenNothingHappens();
  }

  @Test
  void only_what_the_lead_did_calls_for_another_class() {
    ScoreTaken byContract = urgent(Prompt.CONTRACT);
    assertThat(byContract.slaClass()).isEqualTo("direct-inquiry");
    given(mql()).when(new ConsiderScore(byContract)).thenNothingHappens();
  }

  @Test
  void another_contract_may_mean_something_else_by_the_same_class() {
    Contract other = Samples.underAnotherName();
    given(mql()).under(other).when(urgentScore()).thenNothingHappens();
  }

  @Test
  void who_no_longer_qualifies_is_called_when_it_was_promised() {
    ScoreTaken competitor =
        new ScoreTaken(
            "b2b-default",
            false,
            Prompt.ACT,
            70,
            63.0,
            50,
            true,
            "standard",
            Samples.at("11:58"),
            Set.of("direct-inquiry"));
    given(mql()).when(new ConsiderScore(competitor)).thenNothingHappens();
  }

  @Test
  void in_every_other_stage_it_changes_no_class() {
    ofEveryStage().stream()
        .filter(lead -> !(lead instanceof Prospect || lead instanceof Recycled))
        .filter(lead -> !(lead instanceof Mql) && !lead.equals(untouchedSal()))
        .forEach(lead -> given(lead).when(urgentScore()).thenNothingHappens());
  }

  @Test
  void who_is_not_in_hand_becomes_an_MQL_by_it() {
    given(prospect()).when(urgentScore()).thenItIs(Mql.class);
    given(recycled()).when(urgentScore()).thenItIs(Mql.class);
  }
}
