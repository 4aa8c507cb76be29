package dev.handoff.lifecycle.stream;

import static dev.handoff.lifecycle.stream.Conversation.TEN;
import static dev.handoff.lifecycle.stream.Records.accept;
import static dev.handoff.lifecycle.stream.Records.command;
import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.lifecycle.stream.Records.reject;
import static dev.handoff.lifecycle.stream.Records.touch;
import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.SALES_COMMAND;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SameCommandAgainTest {
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

  @Test
  void it_gets_the_same_answer_and_is_not_done_again() {
    CommandOutcome first = lead.asked(command("L-7", "c1", minutes(4), accept()));
    lead.asked(command("L-7", "c2", minutes(5), touch(TouchKind.CALL)));
    CommandOutcome again = lead.asked(command("L-7", "c1", minutes(4), accept()));

    assertThat(again).isEqualTo(first);
    assertThat(lead.bus.read(LIFECYCLE)).hasSize(3);
  }

  @Test
  void it_is_the_same_command_also_where_it_was_sent_later() {
    CommandOutcome first = lead.asked(command("L-7", "c1", minutes(4), accept()));
    assertThat(lead.asked(command("L-7", "c1", minutes(9), accept()))).isEqualTo(first);
  }

  @Test
  void a_refusal_is_remembered_as_well() {
    CommandOutcome first = lead.asked(command("L-7", "c1", minutes(4), reject("no idea")));
    assertThat(first.getVerdict()).isEqualTo(Verdict.REFUSED);
    assertThat(lead.asked(command("L-7", "c1", minutes(9), reject("no idea")))).isEqualTo(first);
  }

  @Test
  void a_restart_between_the_command_and_its_answer_changes_nothing() {
    SalesCommand accept = command("L-7", "c1", minutes(4), accept());
    lead.bus.pipe(SALES_COMMAND, "L-7", accept, minutes(4));
    lead.bus.restart();
    CommandOutcome again = lead.asked(accept);

    assertThat(again.getVerdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(again.getSentence()).isEqualTo("Dana accepted lead L-7");
    assertThat(again.getRevision()).isEqualTo(2);
    assertThat(lead.bus.read(LIFECYCLE)).isEmpty();
  }

  @Test
  void another_command_under_its_id_is_refused_as_repeated_and_not_done() {
    CommandOutcome first = lead.asked(command("L-7", "c1", minutes(4), accept()));
    CommandOutcome other = lead.asked(command("L-7", "c1", minutes(5), touch(TouchKind.CALL)));

    assertThat(other.getRefusal()).isEqualTo(RefusalKind.REPEATED);
    assertThat(other.getSentence())
        .isEqualTo(
            "Expected to record a touch on lead L-7, but the id c1 belongs to another command, which"
                + " was answered at 2026-05-04T10:04:00Z: send this one under an id of its own");
    assertThat(other.getEventId()).isNotEqualTo(first.getEventId());
    assertThat(other.getStage()).isEqualTo(Stage.SAL);
    assertThat(lead.asked(command("L-7", "c1", minutes(6), accept()))).isEqualTo(first);
    assertThat(lead.bus.read(LIFECYCLE)).hasSize(2);
  }

  @Test
  void another_s_command_under_its_id_is_another_command() {
    lead.asked(command("L-7", "c1", minutes(4), accept()));
    SalesCommand kims =
        SalesCommand.newBuilder(command("L-7", "c1", minutes(5), accept())).setActor("Kim").build();
    assertThat(lead.asked(kims).getRefusal()).isEqualTo(RefusalKind.REPEATED);
  }

  @Test
  void a_lead_remembers_a_bounded_number_of_answers() {
    for (int i = 0; i <= Answers.REMEMBERED; i++) {
      lead.asked(command("L-7", "c" + i, minutes(i), touch(TouchKind.CALL)));
    }
    lead.bus.read(LIFECYCLE);
    lead.asked(command("L-7", "c1", minutes(1), touch(TouchKind.CALL)));
    assertThat(lead.bus.read(LIFECYCLE)).isEmpty();
    lead.asked(command("L-7", "c0", minutes(0), touch(TouchKind.CALL)));
    assertThat(lead.bus.read(LIFECYCLE)).hasSize(1);
  }

  @Test
  void of_two_reps_who_accept_at_once_one_wins_and_the_other_reads_who() {
    SalesCommand danas =
        SalesCommand.newBuilder(command("L-7", "c1", minutes(4), accept()))
            .setExpectedRevision(1L)
            .build();
    SalesCommand kims = SalesCommand.newBuilder(danas).setEventId("c2").setActor("Kim").build();
    lead.bus.pipe(SALES_COMMAND, "L-7", danas, minutes(4));
    lead.bus.pipe(SALES_COMMAND, "L-7", kims, minutes(4));

    assertThat(lead.bus.read(COMMAND_OUTCOME))
        .extracting(CommandOutcome::getSentence)
        .containsExactly(
            "Dana accepted lead L-7",
            "Expected to accept lead L-7, but Dana accepted it at 10:04 UTC");
  }

  @Test
  void a_lead_of_which_nothing_is_known_is_not_known() {
    CommandOutcome answer = lead.asked(command("L-99", "c9", minutes(4), accept()));
    assertThat(answer.getRefusal()).isEqualTo(RefusalKind.NOT_KNOWN);
    assertThat(answer.getStage()).isEqualTo(Stage.PROSPECT);
    assertThat(answer.getRevision()).isZero();
  }

  @Test
  void a_refusal_by_a_lead_of_which_nothing_is_known_leaves_nothing_behind() {
    lead.asked(command("L-98", "c8", minutes(3), QualifyLead.newBuilder().build()));
    lead.asked(command("L-99", "c9", minutes(4), accept()));
    assertThat(lead.bus.<String, LeadState>store(LeadProcessor.LEADS).get("L-98")).isNull();
    assertThat(lead.bus.<String, LeadState>store(LeadProcessor.LEADS).get("L-99")).isNull();

    lead.bus.pipe(SCORE_CHANGED, "L-99", qualifyingScore("L-99", minutes(5)), minutes(5));
    CommandOutcome again = lead.asked(command("L-99", "c9", minutes(6), accept()));
    assertThat(again.getVerdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void an_outdated_view_is_stale() {
    SalesCommand late =
        SalesCommand.newBuilder(command("L-7", "c1", minutes(4), accept()))
            .setExpectedRevision(0L)
            .build();
    CommandOutcome answer = lead.asked(late);
    assertThat(answer.getRefusal()).isEqualTo(RefusalKind.STALE);
    assertThat(answer.getRevision()).isEqualTo(1);
  }
}
