package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.CYCLE;
import static dev.handoff.lifecycle.lead.Samples.TEN;
import static dev.handoff.lifecycle.lead.Samples.at;
import static dev.handoff.lifecycle.lead.Samples.day;
import static dev.handoff.lifecycle.lead.Samples.mql;
import static dev.handoff.lifecycle.lead.Samples.ofEveryStage;
import static dev.handoff.lifecycle.lead.Samples.prospect;
import static dev.handoff.lifecycle.lead.Samples.qualifyingScore;
import static dev.handoff.lifecycle.lead.Samples.raisingOnContractChange;
import static dev.handoff.lifecycle.lead.Samples.recycled;
import static dev.handoff.lifecycle.lead.Samples.rejected;
import static dev.handoff.lifecycle.lead.Samples.sal;
import static dev.handoff.lifecycle.lead.Samples.score;
import static dev.handoff.lifecycle.lead.Samples.sql;
import static dev.handoff.lifecycle.lead.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadEvent.MqlRaised;
import dev.handoff.lifecycle.lead.ScoreTaken.Prompt;
import dev.handoff.lifecycle.lead.ScoreTaken.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EveryTransitionIsTaken.class)
class RaisingTest {
  /** A day on which the cool-down of the recycled lead is still on: it ends on 1 April. */
  private static final Instant MARCH = day("2026-03-20");

  @Test
  void a_qualifying_score_makes_a_prospect_an_MQL_in_its_first_cycle() {
    Mql mql = given(prospect()).at(TEN).when(qualifyingScore()).thenItIs(Mql.class);
    assertThat(mql.cycle()).isEqualTo(CYCLE.recorded(new Step("e1", StepKind.MQL_RAISED)));
    assertThat(mql.cycle().id()).isEqualTo("L-7:1");
  }

  @Test
  void a_score_that_does_not_qualify_raises_nothing() {
    given(prospect()).when(new ConsiderScore(score(Prompt.ACT, 49.9))).thenNothingHappens();
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
    given(prospect()).when(new ConsiderScore(score(Prompt.ACT, 70, 62))).thenItIs(Mql.class);
  }

  @Test
  void negative_points_that_decay_raise_an_MQL_when_the_total_reaches_the_threshold() {
    given(prospect()).when(new ConsiderScore(score(Prompt.TIME, 50, 49.6))).thenItIs(Mql.class);
  }

  @Test
  void an_explicit_act_is_the_trigger_even_where_the_threshold_is_reached_too() {
    ScoreTaken demo =
        new ScoreTaken(
            "b2b-default", true, Prompt.ACT, 70, 20.0, 50, true, "direct-inquiry", TEN, Set.of());
    var answer = given(prospect()).when(new ConsiderScore(demo));
    assertThat(((MqlRaised) answer.event()).trigger()).isEqualTo(Trigger.HIGH_INTENT);
    assertThat(answer.thenItIs(Mql.class).cycle().slaClass()).isEqualTo("direct-inquiry");
  }

  @Test
  void whatever_stage_a_lead_is_in_a_score_drop_takes_nothing_back() {
    ofEveryStage().stream()
        .filter(lead -> !lead.equals(prospect()))
        .forEach(lead ->
            given(lead).when(new ConsiderScore(score(Prompt.TIME, 12, 63))).thenNothingHappens());
  }

  @Test
  void a_fact_makes_a_prospect_an_MQL_too() {
    given(prospect()).when(new ConsiderScore(score(Prompt.FACT, 63))).thenItIs(Mql.class);
  }

  @Test
  void a_new_act_after_the_cool_down_makes_a_recycled_lead_an_MQL_in_its_next_cycle() {
    Mql mql = given(recycled()).when(qualifyingScore()).thenItIs(Mql.class);
    assertThat(mql.cycle().id()).isEqualTo("L-7:2");
    assertThat(mql.cycle().number()).isEqualTo(2);
    assertThat(mql.cycle().beganAt()).isEqualTo(at("12:00"));
    assertThat(mql.rep()).isNull();
    assertThat(mql.cycle().steps()).hasSize(1);
  }

  @Test
  void a_cool_down_is_over_at_its_instant_and_not_before() {
    ConsiderScore act = new ConsiderScore(score(Prompt.ACT, 63, 42, MARCH));
    given(recycled()).at(MARCH).when(act).thenNothingHappens();
    given(recycled()).at(day("2026-04-01").minusMillis(1)).when(act).thenNothingHappens();
    given(recycled()).at(day("2026-04-01")).when(act).thenItIs(Mql.class);
  }

  @Test
  void nothing_but_a_new_act_raises_a_recycled_lead_again() {
    ConsiderScore ofAnOldAct = new ConsiderScore(score(Prompt.ACT, 63, 42, day("2026-03-01")));
    given(recycled()).when(ofAnOldAct).thenNothingHappens();
    List.of(Prompt.FACT, Prompt.TIME, Prompt.CONTRACT, Prompt.RECYCLE)
        .forEach(prompt ->
            given(recycled())
                .under(raisingOnContractChange())
                .when(new ConsiderScore(score(prompt, 63)))
                .thenNothingHappens());
  }

  @Test
  void a_new_act_that_does_not_qualify_raises_nothing() {
    given(recycled()).when(new ConsiderScore(score(Prompt.ACT, 49))).thenNothingHappens();
  }
}
