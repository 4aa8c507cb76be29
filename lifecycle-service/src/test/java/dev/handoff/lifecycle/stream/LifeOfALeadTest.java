package dev.handoff.lifecycle.stream;

import static dev.handoff.lifecycle.stream.Conversation.TEN;
import static dev.handoff.lifecycle.stream.Records.accept;
import static dev.handoff.lifecycle.stream.Records.discovery;
import static dev.handoff.lifecycle.stream.Records.qualify;
import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.lifecycle.stream.Records.reject;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.AssignLead;
import dev.handoff.message.AttachOpportunity;
import dev.handoff.message.CloseOpportunity;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.CorrectRecord;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.RecordTouch;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.ReopenLead;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifeOfALeadTest {
  private final Conversation lead = new Conversation();

  @BeforeEach
  void handedOver() {
    lead.scored(qualifyingScore("L-7", TEN));
  }

  @AfterEach
  void close() {
    lead.close();
  }

  private static Instant minutes(long minutes) {
    return TEN.plus(Duration.ofMinutes(minutes));
  }

  private static Instant days(long days) {
    return TEN.plus(Duration.ofDays(days));
  }

  @Test
  void an_assignment_says_to_whom_and_from_which_pool() {
    CommandOutcome done =
        lead.asked(
            minutes(1),
            AssignLead.newBuilder().setRep("Kim").setPool("emea").setReason("territory").build());
    assertThat(done.getRep()).isEqualTo("Kim");
    LifecycleChanged step = lead.step();
    assertThat(step.getTransition()).isEqualTo(Transition.ASSIGNED);
    assertThat(step.getRep()).isEqualTo("Kim");
    assertThat(step.getPool()).isEqualTo("emea");
    assertThat(step.getReason()).isEqualTo("territory");
    assertThat(step.getTo()).isEqualTo(Stage.MQL);
  }

  @Test
  void a_lead_goes_all_the_way_to_a_customer_and_each_step_says_what_it_has_to_say() {
    toSql();
    lead.asked(
        minutes(70),
        AttachOpportunity.newBuilder()
            .setOpportunityId("o-1")
            .setAmount(12_000.0)
            .setCurrency("EUR")
            .build());
    LifecycleChanged attached = lead.step();
    assertThat(attached.getTransition()).isEqualTo(Transition.OPPORTUNITY_ATTACHED);
    assertThat(attached.getTo()).isEqualTo(Stage.OPPORTUNITY);
    assertThat(attached.getOpportunityId()).isEqualTo("o-1");
    assertThat(attached.getAmount()).isEqualTo(12_000.0);
    assertThat(attached.getCurrency()).isEqualTo("EUR");

    CommandOutcome won =
        lead.asked(minutes(80), CloseOpportunity.newBuilder().setWon(true).build());
    assertThat(won.getStage()).isEqualTo(Stage.CUSTOMER);
    LifecycleChanged step = lead.step();
    assertThat(step.getTransition()).isEqualTo(Transition.OPPORTUNITY_WON);
    assertThat(step.getAmount()).isEqualTo(12_000.0);
    assertThat(step.getOpportunityId()).isEqualTo("o-1");
    assertThat(step.getRep()).isEqualTo("Dana");
  }

  private void toSql() {
    lead.asked(minutes(4), accept());
    lead.asked(
        minutes(10), RecordTouch.newBuilder().setKind(TouchKind.CALL).setReached(true).build());
    assertThat(lead.step().getReached()).isTrue();
    lead.asked(minutes(40), discovery());
    assertThat(lead.step().getTransition()).isEqualTo(Transition.DISCOVERY_RECORDED);
    lead.asked(minutes(60), qualify(minutes(60)));
    assertThat(lead.step().getDecisionBy()).isEqualTo(LocalDate.parse("2026-06-03"));
  }

  @Test
  void a_recycled_lead_comes_back_by_a_new_act_after_its_time_as_its_second_cycle() {
    lead.asked(minutes(4), accept());
    CommandOutcome back =
        lead.asked(days(1), RecycleLead.newBuilder().setReason("no timing").build());
    assertThat(back.getSentence()).isEqualTo("Dana recycled lead L-7 until 2026-06-04");
    LifecycleChanged recycled = lead.step();
    assertThat(recycled.getUntil()).isEqualTo(LocalDate.parse("2026-06-04"));
    assertThat(recycled.getReason()).isEqualTo("no timing");
    assertThat(lead.bus.read(MQL_RAISED)).hasSize(1);

    lead.scored(qualifyingScore("L-7", days(30)));
    assertThat(lead.bus.read(MQL_RAISED)).isEmpty();
    lead.scored(qualifyingScore("L-7", days(31)));
    lead.scored(qualifyingScore("L-7", days(32)));

    assertThat(lead.bus.read(MQL_RAISED))
        .singleElement()
        .returns("L-7:2", MqlRaised::getCycleId)
        .returns(2, MqlRaised::getCycleNumber);
    LifecycleChanged again = lead.step();
    assertThat(again.getFrom()).isEqualTo(Stage.RECYCLED);
    assertThat(again.getTo()).isEqualTo(Stage.MQL);
    assertThat(again.getRevision()).isEqualTo(4);
    assertThat(again.getRep()).isNull();
  }

  @Test
  void a_reopened_lead_goes_on_in_its_cycle_and_is_no_second_MQL() {
    lead.asked(minutes(4), reject("bad_fit"));
    lead.scored(qualifyingScore("L-7", minutes(5)));
    lead.asked(minutes(6), ReopenLead.newBuilder().setReason("a mistake").build());
    LifecycleChanged step = lead.step();
    assertThat(step.getTransition()).isEqualTo(Transition.REOPENED);
    assertThat(step.getTo()).isEqualTo(Stage.MQL);
    assertThat(step.getCycleId()).isEqualTo("L-7:1");
    assertThat(step.getReason()).isEqualTo("a mistake");
    assertThat(step.getSlaClass()).isEqualTo("direct-inquiry");
    assertThat(lead.bus.read(MQL_RAISED)).hasSize(1);
  }

  @Test
  void a_correction_names_the_step_that_was_wrong_by_the_id_that_everybody_knows() {
    lead.asked(minutes(4), reject("bad_fit"));
    String wrong = lead.step().getEventId();
    CommandOutcome done =
        lead.asked(
            minutes(5),
            CorrectRecord.newBuilder()
                .setCorrects(wrong)
                .setField("reason")
                .setValue("duplicate")
                .setReason("they are L-3")
                .build());
    assertThat(done.getVerdict()).as(done.getSentence()).isEqualTo(Verdict.ACCEPTED);
    LifecycleChanged step = lead.step();
    assertThat(step.getTransition()).isEqualTo(Transition.RECORD_CORRECTED);
    assertThat(step.getCorrects()).isEqualTo(wrong);
    assertThat(step.getCorrectedField()).isEqualTo("reason");
    assertThat(step.getCorrectedValue()).isEqualTo("duplicate");
    assertThat(step.getReason()).isEqualTo("they are L-3");
    assertThat(lead.asked(minutes(6), accept()).getSentence())
        .isEqualTo("Expected to accept lead L-7, but Dana rejected it at 10:04 UTC as duplicate");
  }

  @Test
  void what_was_decided_before_a_restart_holds_after_it() {
    toSql();
    lead.bus.restart();
    assertThat(lead.asked(minutes(70), accept()).getSentence())
        .isEqualTo("Expected to accept lead L-7, but Dana qualified it at 11:00 UTC");
  }
}
