package dev.handoff.lifecycle;

import static dev.handoff.lifecycle.stream.Records.accept;
import static dev.handoff.lifecycle.stream.Records.command;
import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.QualificationTrigger;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guarantees bite: each is broken here, and says where. */
class GuaranteeTest {
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
  private static final SalesCommand ASKED = command("L-1", "c1", TEN, accept());
  private static final CommandOutcome ANSWER = answer(2, Verdict.ACCEPTED);
  private static final LifecycleChanged RAISED = step(1, Transition.MQL_RAISED, "score");
  private static final LifecycleChanged ACCEPTED = step(2, Transition.ACCEPTED, "c1");
  private static final LifecycleChanged GIVEN = step(3, Transition.ASSIGNED, "c2");
  private static final MqlRaised HANDOFF = handoff();

  private static final Told TRUE =
      new Told(List.of(ASKED), List.of(ANSWER), List.of(RAISED, ACCEPTED), List.of(HANDOFF));

  @Test
  void what_is_as_it_should_be_breaks_none() {
    assertThat(Guarantee.values()).allSatisfy(it -> assertThat(it.brokenBy(TRUE)).isEmpty());
    Told repeated = with(List.of(ASKED, ASKED), List.of(ANSWER, ANSWER), TRUE.steps());
    assertThat(Guarantee.values()).allSatisfy(it -> assertThat(it.brokenBy(repeated)).isEmpty());
  }

  @Test
  void a_command_without_its_answer_is_lost() {
    assertThat(brokenBy(with(List.of(ASKED), List.of(), TRUE.steps())))
        .containsExactly(Guarantee.NO_COMMAND_LOST);
    assertThat(brokenBy(with(List.of(ASKED, ASKED), List.of(ANSWER), TRUE.steps())))
        .containsExactly(Guarantee.NO_COMMAND_LOST);
  }

  @Test
  void another_answer_and_one_too_many_are_not_the_one() {
    assertThat(brokenBy(with(List.of(ASKED), List.of(ANSWER, ANSWER), TRUE.steps())))
        .containsExactly(Guarantee.ONE_ANSWER_A_COMMAND);
    assertThat(
            brokenBy(
                with(
                    List.of(ASKED, ASKED),
                    List.of(ANSWER, CommandOutcome.newBuilder(ANSWER).setEventId("e").build()),
                    TRUE.steps())))
        .containsExactly(Guarantee.ONE_ANSWER_A_COMMAND);
  }

  @Test
  void an_answer_has_to_be_what_was_done() {
    assertThat(brokenBy(with(TRUE.asked(), List.of(answer(1, Verdict.ACCEPTED)), TRUE.steps())))
        .containsExactly(Guarantee.ANSWERS_ARE_TRUE);
    assertThat(brokenBy(with(TRUE.asked(), List.of(answer(2, Verdict.REFUSED)), TRUE.steps())))
        .containsExactly(Guarantee.ANSWERS_ARE_TRUE);
    assertThat(brokenBy(with(TRUE.asked(), TRUE.answers(), List.of(RAISED))))
        .containsExactly(Guarantee.ANSWERS_ARE_TRUE);
  }

  @Test
  void a_step_that_is_told_again_is_done_twice() {
    assertThat(brokenBy(with(TRUE.asked(), TRUE.answers(), List.of(RAISED, ACCEPTED, ACCEPTED))))
        .contains(Guarantee.NOTHING_DONE_TWICE, Guarantee.ORDER_PER_LEAD);
    LifecycleChanged again = step(3, Transition.ACCEPTED, "c1");
    assertThat(brokenBy(with(TRUE.asked(), TRUE.answers(), List.of(RAISED, ACCEPTED, again))))
        .contains(Guarantee.NOTHING_DONE_TWICE);
  }

  @Test
  void steps_have_their_order() {
    assertThat(brokenBy(with(TRUE.asked(), TRUE.answers(), List.of(ACCEPTED, RAISED))))
        .containsExactly(Guarantee.ORDER_PER_LEAD);
    assertThat(brokenBy(with(List.of(), List.of(), List.of(RAISED, GIVEN))))
        .containsExactly(Guarantee.ORDER_PER_LEAD);
  }

  @Test
  void a_cycle_has_one_handoff_package() {
    for (List<MqlRaised> packages : List.of(List.<MqlRaised>of(), List.of(HANDOFF, HANDOFF))) {
      assertThat(brokenBy(new Told(TRUE.asked(), TRUE.answers(), TRUE.steps(), packages)))
          .containsExactly(Guarantee.ONE_HANDOFF_A_CYCLE);
    }
  }

  @Test
  void a_lead_that_is_given_again_is_named() {
    LifecycleChanged again = step(4, Transition.ASSIGNED, "c3");
    Told told = with(TRUE.asked(), TRUE.answers(), List.of(RAISED, ACCEPTED, GIVEN, again));
    assertThat(brokenBy(told)).containsExactly(Guarantee.GIVEN_ONCE);
    assertThatThrownBy(() -> told.expect(Guarantee.ORDER_PER_LEAD, Guarantee.GIVEN_ONCE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("GIVEN_ONCE: L-1 is there again");
  }

  private static Told with(
      List<SalesCommand> asked, List<CommandOutcome> answers, List<LifecycleChanged> steps) {
    return new Told(asked, answers, steps, List.of(HANDOFF));
  }

  private static List<Guarantee> brokenBy(Told told) {
    return Stream.of(Guarantee.values()).filter(it -> !it.brokenBy(told).isEmpty()).toList();
  }

  private static CommandOutcome answer(long revision, Verdict verdict) {
    return CommandOutcome.newBuilder()
        .setEventId("answer")
        .setLeadId("L-1")
        .setOccurredAt(TEN)
        .setCommandId("c1")
        .setVerdict(verdict)
        .setSentence("Dana accepted lead L-1")
        .setStage(Stage.SAL)
        .setRevision(revision)
        .build();
  }

  private static LifecycleChanged step(long revision, Transition transition, String cause) {
    return LifecycleChanged.newBuilder()
        .setEventId("step " + revision)
        .setLeadId("L-1")
        .setOccurredAt(TEN)
        .setTransition(transition)
        .setFrom(Stage.MQL)
        .setTo(Stage.SAL)
        .setCycleId("L-1:1")
        .setCycleNumber(1)
        .setRevision(revision)
        .setContractId("b2b-default")
        .setContractVersion(1)
        .setCausedBy(cause)
        .build();
  }

  private static MqlRaised handoff() {
    return MqlRaised.newBuilder()
        .setEventId("handoff")
        .setLeadId("L-1")
        .setOccurredAt(TEN)
        .setCycleId("L-1:1")
        .setCycleNumber(1)
        .setContractId("b2b-default")
        .setContractVersion(1)
        .setSlaClass("direct-inquiry")
        .setTrigger(QualificationTrigger.THRESHOLD)
        .setScore(qualifyingScore("L-1", TEN).getScore())
        .build();
  }
}
