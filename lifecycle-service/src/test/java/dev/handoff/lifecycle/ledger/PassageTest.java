package dev.handoff.lifecycle.ledger;

import static dev.handoff.lifecycle.ledger.History.TEN;
import static dev.handoff.message.Transition.ACCEPTED;
import static dev.handoff.message.Transition.CLASS_TIGHTENED;
import static dev.handoff.message.Transition.MQL_RAISED;
import static dev.handoff.message.Transition.OPPORTUNITY_ATTACHED;
import static dev.handoff.message.Transition.OPPORTUNITY_LOST;
import static dev.handoff.message.Transition.OPPORTUNITY_WON;
import static dev.handoff.message.Transition.QUALIFIED;
import static dev.handoff.message.Transition.RECORD_CORRECTED;
import static dev.handoff.message.Transition.RECYCLED;
import static dev.handoff.message.Transition.REJECTED;
import static dev.handoff.message.Transition.REOPENED;
import static dev.handoff.message.Transition.TOUCH_RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.stream.Records;
import dev.handoff.message.Evidence;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PassageTest {
  private final List<Step> steps = new ArrayList<>();

  @BeforeAll
  static void avroKnowsOurClasses() {
    Records.accept();
  }

  @Test
  void an_MQL_waits_for_acceptance() {
    then(MQL_RAISED, Stage.MQL, 0);
    assertThat(cycle().get("mql_at")).isEqualTo(minutes(0));
    assertThat(cycle().get("waits_for")).isEqualTo("acceptance");
    assertThat(cycle().get("outcome")).isNull();
  }

  @Test
  void the_first_touch_is_the_earliest_by_a_human_whenever_it_was_recorded() {
    then(MQL_RAISED, Stage.MQL, 0);
    then(ACCEPTED, Stage.SAL, 10);
    add(touch(5, TouchKind.AUTOMATED, null));
    add(touch(30, TouchKind.CALL, true));
    add(touch(20, TouchKind.EMAIL, false));
    assertThat(cycle().get("first_touch_at")).isEqualTo(minutes(20));
    assertThat(cycle().get("first_reached_at")).isEqualTo(minutes(30));
    assertThat(cycle().get("touches")).isEqualTo(2);
    assertThat(cycle().get("waits_for")).isEqualTo("discovery");
  }

  @Test
  void an_MQL_that_asks_for_more_is_of_the_class_that_it_has_now() {
    add(next(MQL_RAISED, Stage.MQL, 0).setSlaClass("standard"));
    add(next(CLASS_TIGHTENED, Stage.MQL, 10).setSlaClass("direct-inquiry"));
    assertThat(cycle().get("sla_class")).isEqualTo("direct-inquiry");
    assertThat(cycle().get("mql_at")).isEqualTo(minutes(0));
    assertThat(cycle().get("waits_for")).isEqualTo("acceptance");
    assertThat(cycle().get("revision")).isEqualTo(2L);
  }

  @Test
  void an_end_that_is_reopened_is_none() {
    then(MQL_RAISED, Stage.MQL, 0);
    add(next(REJECTED, Stage.DISQUALIFIED, 10).setReason("bad_fit"));
    assertThat(cycle().get("outcome")).isEqualTo("REJECTED");
    assertThat(cycle().get("reason")).isEqualTo("bad_fit");
    assertThat(cycle().get("rejected_at")).isEqualTo(minutes(10));

    then(REOPENED, Stage.MQL, 20);
    assertThat(cycle().get("outcome")).isNull();
    assertThat(cycle().get("reason")).isNull();
    assertThat(cycle().get("rejected_at")).isNull();
    assertThat(cycle().get("reopened_at")).isEqualTo(minutes(20));
    assertThat(cycle().get("waits_for")).isEqualTo("acceptance");
  }

  @Test
  void a_cycle_that_begins_with_an_SQL_is_a_row_too() {
    add(
        next(QUALIFIED, Stage.SQL, 0)
            .setEvidence(
                List.of(
                    new Evidence("need", true, "they said so", "call", TEN),
                    new Evidence("budget", true, " ", "call", TEN),
                    new Evidence("authority", false, "unclear", "call", TEN))));
    assertThat(cycle().get("mql_at")).isNull();
    assertThat(cycle().get("qualified_at")).isEqualTo(minutes(0));
    assertThat(cycle().get("evidence_asked")).isEqualTo(3);
    assertThat(cycle().get("evidence_given")).isEqualTo(1);
  }

  @Test
  void a_lost_one_that_is_won_after_all_is_won() {
    then(OPPORTUNITY_ATTACHED, Stage.OPPORTUNITY, 0);
    add(next(OPPORTUNITY_LOST, Stage.LOST, 10).setReason("price"));
    then(REOPENED, Stage.OPPORTUNITY, 20);
    add(next(OPPORTUNITY_WON, Stage.CUSTOMER, 30).setAmount(1200.0).setCurrency("EUR"));
    assertThat(cycle().get("outcome")).isEqualTo("WON");
    assertThat(cycle().get("lost_at")).isNull();
    assertThat(cycle().get("won_at")).isEqualTo(minutes(30));
    assertThat(cycle().get("amount")).isEqualTo(1200.0);
  }

  @Test
  void a_correction_makes_the_row_as_if_the_step_had_been_right() {
    add(next(OPPORTUNITY_ATTACHED, Stage.OPPORTUNITY, 0).setOpportunityId("O-1").setAmount(100.0));
    add(next(OPPORTUNITY_WON, Stage.CUSTOMER, 30).setAmount(1200.0));
    correct("L-1/step/2", "amount", "1500");
    assertThat(cycle().get("amount")).isEqualTo(1500.0);
    correct("L-1/step/1", "opportunityId", "O-7");
    assertThat(cycle().get("opportunity_id")).isEqualTo("O-7");
    correct("L-1/step/2", "amount", "much");
    correct("L-1/step/2", "cycleId", "L-2:1");
    correct("L-1/step/9", "amount", "7");
    assertThat(cycle().get("amount")).isEqualTo(1500.0);
    assertThat(cycle().get("revision")).isEqualTo(7L);
  }

  @Test
  void each_pass_of_a_lead_is_a_row_of_its_own() {
    then(MQL_RAISED, Stage.MQL, 0);
    add(next(RECYCLED, Stage.RECYCLED, 10).setUntil(LocalDate.of(2026, 6, 1)).setReason("later"));
    add(History.step("L-1", 2, 3, MQL_RAISED, minutes(60)).setTo(Stage.MQL));
    List<Passage> passages = Passage.of(steps);
    assertThat(passages).extracting(Passage::cycleId).containsExactly("L-1:1", "L-1:2");
    assertThat(passages.getFirst().row().get("recycled_until")).isEqualTo(LocalDate.of(2026, 6, 1));
    assertThat(passages.getLast().row().get("outcome")).isNull();
  }

  private void correct(String step, String field, String value) {
    add(
        next(RECORD_CORRECTED, Stage.CUSTOMER, 40)
            .setCorrects(step)
            .setCorrectedField(field)
            .setCorrectedValue(value));
  }

  private LifecycleChanged.Builder touch(long minute, TouchKind kind, Boolean reached) {
    return next(TOUCH_RECORDED, Stage.SAL, minute).setTouchKind(kind).setReached(reached);
  }

  private void then(Transition transition, Stage to, long minute) {
    add(next(transition, to, minute));
  }

  private LifecycleChanged.Builder next(Transition transition, Stage to, long minute) {
    return History.step("L-1", 1, steps.size() + 1, transition, minutes(minute)).setTo(to);
  }

  private void add(LifecycleChanged.Builder step) {
    steps.add(new Step(MessageJson.of(step.build())));
  }

  private Row cycle() {
    return Passage.of(steps).getLast().row();
  }

  private static Instant minutes(long minutes) {
    return TEN.plus(Duration.ofMinutes(minutes));
  }
}
