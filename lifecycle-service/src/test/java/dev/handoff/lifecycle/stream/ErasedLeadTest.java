package dev.handoff.lifecycle.stream;

import static dev.handoff.lifecycle.stream.Conversation.TEN;
import static dev.handoff.lifecycle.stream.Records.accept;
import static dev.handoff.lifecycle.stream.Records.command;
import static dev.handoff.lifecycle.stream.Records.qualify;
import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.ERASURE;
import static dev.handoff.topic.Topics.ERASURE_COMMAND;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.bus.LeadDigest;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.EraseLead;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasedLeadTest {
  private static final String ORDER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  private static final Instant ERASED = minutes(30);

  private final Conversation lead = new Conversation();

  @AfterEach
  void close() {
    lead.close();
  }

  private static Instant minutes(long minutes) {
    return TEN.plus(Duration.ofMinutes(minutes));
  }

  private CommandOutcome erase(String order, Instant at) {
    lead.bus.pipe(ERASURE_COMMAND, "L-7", new EraseLead(order, "L-7", at), at);
    return lead.bus.read(COMMAND_OUTCOME).getLast();
  }

  /** Accepted, and then erased; scoring has said that it forgot it. */
  private void livedAndErased() {
    lead.scored(qualifyingScore("L-7", TEN));
    lead.asked(minutes(4), accept());
    lead.bus.read(LIFECYCLE);
    erase(ORDER, ERASED);
    lead.bus.erase(SCORE_CHANGED, "L-7", ERASED);
  }

  @Test
  void nothing_is_left_of_it_and_its_last_step_says_so() {
    lead.scored(qualifyingScore("L-7", TEN));
    lead.asked(minutes(4), accept());
    CommandOutcome answer = erase(ORDER, ERASED);

    assertThat(answer.getVerdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(answer.getOccurredAt()).isEqualTo(ERASED);
    assertThat(answer.getCommandId()).isEqualTo("erasure/" + ORDER);
    assertThat(lead.bus.kept("leads")).isZero();
    LifecycleChanged step = lead.step();
    assertThat(step.getTransition()).isEqualTo(Transition.ERASED);
    assertThat(step.getRevision()).isEqualTo(3);
    assertThat(step.getCycleNumber()).isEqualTo(1);
    assertThat(step.getActor()).isNull();
    assertThat(step.getRep()).isNull();
  }

  @Test
  void the_record_of_the_erasure_names_nobody() {
    livedAndErased();
    TestRecord<String, LeadErased> told = lead.bus.records(ERASURE).getLast();
    assertThat(told.key()).isEqualTo(LeadDigest.of("L-7"));
    assertThat(told.value().toString()).doesNotContain("L-7");
    assertThat(told.value().getErasureId()).isEqualTo(ORDER);
    assertThat(told.value().getCycles()).isEqualTo(1);
    assertThat(told.value().getRevision()).isEqualTo(3);
  }

  @Test
  void what_was_asked_before_is_answered_and_not_done_also_after_a_restart() {
    livedAndErased();
    lead.bus.restart();
    Instant before = ERASED.minusSeconds(1);
    CommandOutcome answer = lead.asked(before, qualify(before));
    assertThat(answer.getRefusal()).isEqualTo(RefusalKind.NOT_KNOWN);
    assertThat(answer.getSentence())
        .isEqualTo(
            "Expected to qualify a lead that is known at %s, but what was known of it until %s is erased"
                .formatted(before, ERASED));
    assertThat(lead.bus.read(LIFECYCLE)).isEmpty();
    assertThat(lead.bus.kept("leads")).isZero();
  }

  @Test
  void a_score_of_before_brings_nobody_back() {
    livedAndErased();
    lead.bus.read(MQL_RAISED);
    lead.scored(qualifyingScore("L-7", ERASED));
    assertThat(lead.bus.read(MQL_RAISED)).isEmpty();
    assertThat(lead.bus.kept("leads")).isZero();
  }

  @Test
  void until_scoring_has_heard_of_it_no_score_counts() {
    lead.scored(qualifyingScore("L-7", TEN));
    erase(ORDER, ERASED);
    lead.bus.read(MQL_RAISED);
    lead.scored(qualifyingScore("L-7", ERASED.plusMillis(80)));
    assertThat(lead.bus.read(MQL_RAISED)).isEmpty();

    lead.bus.erase(SCORE_CHANGED, "L-7", ERASED.plusMillis(90));
    lead.scored(qualifyingScore("L-7", ERASED.plusMillis(100)));
    assertThat(lead.bus.read(MQL_RAISED)).hasSize(1);
  }

  @Test
  void what_scoring_said_of_it_may_be_missed() {
    lead.scored(qualifyingScore("L-7", TEN));
    erase(ORDER, ERASED);
    lead.bus.read(MQL_RAISED);
    lead.scored(qualifyingScore("L-7", ERASED.plus(Duration.ofHours(25))));
    assertThat(lead.bus.read(MQL_RAISED)).hasSize(1);
  }

  @Test
  void who_comes_again_is_a_new_lead_and_no_number_is_used_twice() {
    livedAndErased();
    lead.bus.read(MQL_RAISED);
    lead.scored(qualifyingScore("L-7", minutes(60)));
    assertThat(lead.bus.read(MQL_RAISED))
        .singleElement()
        .extracting(MqlRaised::getCycleId)
        .isEqualTo("L-7:2");
    CommandOutcome accepted = lead.asked(minutes(61), accept());
    assertThat(accepted.getVerdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(accepted.getRevision()).isEqualTo(5);
  }

  @Test
  void whom_sales_finds_again_begins_anew_too() {
    livedAndErased();
    lead.bus.read(LIFECYCLE);
    assertThat(lead.asked(minutes(60), qualify(minutes(60))).getCycleId()).isEqualTo("L-7:2");
  }

  @Test
  void erased_twice_it_is_answered_with_the_first_time() {
    livedAndErased();
    lead.bus.read(ERASURE);
    CommandOutcome again = erase("another", minutes(90));
    assertThat(again.getVerdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(again.getOccurredAt()).isEqualTo(ERASED);
    assertThat(again.getCommandId()).isEqualTo("erasure/" + ORDER);
    assertThat(lead.bus.read(ERASURE))
        .singleElement()
        .extracting(LeadErased::getOccurredAt)
        .isEqualTo(ERASED);
  }

  @Test
  void erased_again_after_it_came_again_all_its_cycles_have_one_name() {
    livedAndErased();
    lead.scored(qualifyingScore("L-7", minutes(60)));
    lead.bus.read(ERASURE);
    erase("another", minutes(90));
    assertThat(lead.bus.read(ERASURE))
        .singleElement()
        .satisfies(erased -> {
          assertThat(erased.getErasureId()).isEqualTo(ORDER);
          assertThat(erased.getCycles()).isEqualTo(2);
          assertThat(erased.getOccurredAt()).isEqualTo(minutes(90));
        });
  }

  @Test
  void of_whom_nothing_is_known_nothing_is_erased_and_nothing_kept() {
    CommandOutcome answer = erase(ORDER, TEN);
    assertThat(answer.getVerdict()).isEqualTo(Verdict.REFUSED);
    assertThat(answer.getRefusal()).isEqualTo(RefusalKind.NOT_KNOWN);
    assertThat(lead.bus.read(LIFECYCLE)).isEmpty();
    assertThat(lead.bus.read(ERASURE)).isEmpty();
    assertThat(lead.bus.kept("erased-leads")).isZero();
  }

  @Test
  void once_no_record_of_it_can_be_left_the_erasure_itself_is_forgotten() {
    livedAndErased();
    lead.bus.advance(Duration.ofDays(430));
    assertThat(lead.bus.kept("erased-leads")).isEqualTo(1);
    lead.bus.advance(Duration.ofHours(2));
    assertThat(lead.bus.kept("erased-leads")).isZero();
    assertThat(
            lead.asked(command("L-7", "c9", TEN.plus(Duration.ofDays(431)), accept())).getRefusal())
        .isEqualTo(RefusalKind.NOT_KNOWN);
  }
}
