package dev.handoff.lifecycle.stream;

import static dev.handoff.lifecycle.stream.Records.accept;
import static dev.handoff.lifecycle.stream.Records.command;
import static dev.handoff.lifecycle.stream.Records.discovery;
import static dev.handoff.lifecycle.stream.Records.qualify;
import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.lifecycle.stream.Records.reject;
import static dev.handoff.lifecycle.stream.Records.score;
import static dev.handoff.lifecycle.stream.Records.scoreOfDemoRequest;
import static dev.handoff.lifecycle.stream.Records.scoreOfReading;
import static dev.handoff.lifecycle.stream.Records.touch;
import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SALES_COMMAND;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.ContractBook;
import dev.handoff.contract.Contracts;
import dev.handoff.lifecycle.lead.Samples;
import dev.handoff.message.Cause;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.QualificationTrigger;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifecycleTopologyTest {
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

  private final TopologyHarness bus = running(Contracts.always(Samples.CONTRACT));

  private static TopologyHarness running(Contracts contracts) {
    return TopologyHarness.of(
        Party.LIFECYCLE_SERVICE,
        (builder, serdes) -> new LifecycleTopology(contracts, serdes).addTo(builder),
        TEN);
  }

  @AfterEach
  void close() {
    bus.close();
  }

  private static Instant minutes(long minutes) {
    return TEN.plus(Duration.ofMinutes(minutes));
  }

  private void scored(ScoreChanged score) {
    bus.pipe(SCORE_CHANGED, score.getLeadId(), score, score.getOccurredAt());
  }

  private CommandOutcome asked(SalesCommand command) {
    bus.pipe(SALES_COMMAND, command.getLeadId(), command, command.getOccurredAt());
    return bus.read(COMMAND_OUTCOME).getLast();
  }

  @Test
  void a_qualifying_score_raises_one_MQL_with_its_whole_handoff_package() {
    ScoreChanged score = qualifyingScore("L-7", TEN);
    scored(score);
    scored(qualifyingScore("L-7", minutes(1)));

    assertThat(bus.read(MQL_RAISED))
        .singleElement()
        .satisfies(mql -> {
          assertThat(mql.getCycleId()).isEqualTo("L-7:1");
          assertThat(mql.getCycleNumber()).isEqualTo(1);
          assertThat(mql.getOccurredAt()).isEqualTo(TEN);
          assertThat(mql.getSlaClass()).isEqualTo("direct-inquiry");
          assertThat(mql.getTrigger()).isEqualTo(QualificationTrigger.HIGH_INTENT);
          assertThat(mql.getScore()).isEqualTo(score.getScore());
          assertThat(mql.getJourney()).isEqualTo(score.getJourney());
          assertThat(mql.getLead()).isEqualTo(score.getLead());
          assertThat(mql.getCompany()).isEqualTo(score.getCompany());
          assertThat(mql.getEmail()).isEqualTo(score.getEmail());
          assertThat(mql.getContractVersion()).isEqualTo(score.getContractVersion());
        });
    assertThat(bus.read(LIFECYCLE))
        .singleElement()
        .satisfies(step -> {
          assertThat(step.getTransition()).isEqualTo(Transition.MQL_RAISED);
          assertThat(step.getFrom()).isEqualTo(Stage.PROSPECT);
          assertThat(step.getTo()).isEqualTo(Stage.MQL);
          assertThat(step.getSlaClass()).isEqualTo("direct-inquiry");
          assertThat(step.getSource()).isEqualTo("google");
          assertThat(step.getSegment()).isEqualTo("mid-market");
          assertThat(step.getRevision()).isEqualTo(1);
          assertThat(step.getActor()).isNull();
          assertThat(step.getCausedBy()).isEqualTo(score.getEventId());
        });
  }

  @Test
  void an_MQL_that_asks_for_a_demo_is_told_to_be_of_another_class_once_and_is_no_second_MQL() {
    scored(scoreOfReading("L-7", TEN));
    scored(scoreOfDemoRequest("L-7", minutes(9), Cause.CONTRACT));
    scored(scoreOfDemoRequest("L-7", minutes(10), Cause.ENGAGEMENT));
    scored(scoreOfDemoRequest("L-7", minutes(11), Cause.ENGAGEMENT));

    assertThat(bus.read(MQL_RAISED)).hasSize(1);
    List<LifecycleChanged> steps = bus.read(LIFECYCLE);
    assertThat(steps)
        .extracting(LifecycleChanged::getTransition)
        .containsExactly(Transition.MQL_RAISED, Transition.CLASS_TIGHTENED);
    LifecycleChanged tightened = steps.getLast();
    assertThat(tightened.getSlaClass()).isEqualTo("direct-inquiry");
    assertThat(tightened.getOccurredAt()).isEqualTo(minutes(10));
    assertThat(tightened.getFrom()).isEqualTo(Stage.MQL);
    assertThat(tightened.getTo()).isEqualTo(Stage.MQL);
    assertThat(tightened.getCycleId()).isEqualTo("L-7:1");
    assertThat(tightened.getRevision()).isEqualTo(2);
    assertThat(tightened.getActor()).isNull();
    assertThat(tightened.getSource()).isNull();

    asked(command("L-7", "c1", minutes(20), accept()));
    assertThat(bus.read(LIFECYCLE).getFirst().getSlaClass()).isEqualTo("direct-inquiry");
  }

  @Test
  void a_lead_goes_all_the_way_to_SQL_and_every_step_is_told() {
    scored(qualifyingScore("L-7", TEN));
    asked(command("L-7", "c1", minutes(4), accept()));
    asked(command("L-7", "c2", minutes(10), touch(TouchKind.CALL)));
    asked(command("L-7", "c3", minutes(40), discovery()));
    CommandOutcome last = asked(command("L-7", "c4", minutes(60), qualify(minutes(60))));

    assertThat(last.getVerdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(last.getSentence()).isEqualTo("Dana qualified lead L-7");
    assertThat(last.getStage()).isEqualTo(Stage.SQL);
    assertThat(last.getRevision()).isEqualTo(5);
    assertThat(last.getRep()).isEqualTo("Dana");
    assertThat(last.getRefusal()).isNull();
    List<LifecycleChanged> steps = bus.read(LIFECYCLE);
    assertThat(steps)
        .extracting(LifecycleChanged::getTransition)
        .containsExactly(
            Transition.MQL_RAISED,
            Transition.ACCEPTED,
            Transition.TOUCH_RECORDED,
            Transition.DISCOVERY_RECORDED,
            Transition.QUALIFIED);
    assertThat(steps).extracting(LifecycleChanged::getRevision).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(steps.get(2).getTouchKind()).isEqualTo(TouchKind.CALL);
    assertThat(steps.get(4).getEvidence()).hasSize(4);
    assertThat(steps.get(4).getOpportunityId()).isEqualTo("opportunity-1");
    assertThat(steps)
        .extracting(LifecycleChanged::getRep)
        .containsExactly(null, "Dana", "Dana", "Dana", "Dana");
    assertThat(steps).extracting(LifecycleChanged::getCycleId).containsOnly("L-7:1");
    assertThat(steps.get(1).getContractVersion()).isEqualTo(Samples.CONTRACT.version());
  }

  @Test
  void a_refusal_is_an_answer_and_changes_nothing() {
    scored(qualifyingScore("L-7", TEN));
    bus.read(LIFECYCLE);
    CommandOutcome refused = asked(command("L-7", "c1", minutes(4), reject("not interested")));

    assertThat(refused.getVerdict()).isEqualTo(Verdict.REFUSED);
    assertThat(refused.getSentence()).contains("it means not engaged");
    assertThat(refused.getStage()).isEqualTo(Stage.MQL);
    assertThat(refused.getRevision()).isEqualTo(1);
    assertThat(refused.getRefusal()).isEqualTo(RefusalKind.INCOMPLETE);
    assertThat(bus.read(LIFECYCLE)).isEmpty();
  }

  @Test
  void the_missing_pieces_of_a_refusal_come_one_by_one() {
    CommandOutcome refused =
        asked(command("L-7", "c1", TEN, dev.handoff.message.QualifyLead.newBuilder().build()));
    assertThat(refused.getMissing()).hasSize(7).anyMatch(piece -> piece.startsWith("budget: "));
    assertThat(refused.getCycleId()).isNull();
    assertThat(refused.getStage()).isEqualTo(Stage.PROSPECT);
  }

  @Test
  void a_new_contract_alone_raises_no_MQL() {
    scored(score("L-7", TEN, 63, Cause.CONTRACT).build());
    assertThat(bus.read(MQL_RAISED)).isEmpty();
  }

  @Test
  void a_replay_gives_the_same_records() {
    List<Object> lived = liveThrough(bus);
    try (TopologyHarness again = running(Contracts.always(Samples.CONTRACT))) {
      assertThat(liveThrough(again)).isEqualTo(lived);
    }
  }

  private static List<Object> liveThrough(TopologyHarness bus) {
    bus.pipe(SCORE_CHANGED, "L-7", qualifyingScore("L-7", TEN), TEN);
    bus.pipe(SALES_COMMAND, "L-7", command("L-7", "c1", minutes(4), accept()), minutes(4));
    bus.pipe(SALES_COMMAND, "L-7", command("L-7", "c2", minutes(5), accept()), minutes(5));
    List<TestRecord<String, LifecycleChanged>> steps = bus.records(LIFECYCLE);
    List<TestRecord<String, MqlRaised>> mqls = bus.records(MQL_RAISED);
    List<TestRecord<String, CommandOutcome>> answers = bus.records(COMMAND_OUTCOME);
    return List.of(steps, mqls, answers);
  }

  @Test
  void an_erased_score_changes_nothing() {
    scored(qualifyingScore("L-7", TEN));
    bus.erase(SCORE_CHANGED, "L-7", minutes(1));
    assertThat(bus.deadLetters()).isEmpty();
    assertThat(bus.read(LIFECYCLE)).hasSize(1);
  }

  @Test
  void bytes_that_are_no_record_stop_nothing() {
    bus.pipeBytes(SCORE_CHANGED, "L-7", "not avro".getBytes(UTF_8), TEN);
    bus.pipeBytes(SALES_COMMAND, "L-7", new byte[] {0, 0, 0, 99, 99, 1}, TEN);
    scored(qualifyingScore("L-7", TEN));
    assertThat(bus.read(MQL_RAISED)).hasSize(1);
  }

  @Test
  void a_command_of_tomorrow_goes_to_the_dead_letters_with_its_sentence() {
    SalesCommand tomorrow = command("L-7", "c1", TEN.plus(Duration.ofDays(1)), accept());
    bus.pipe(SALES_COMMAND, "L-7", tomorrow, TEN);
    assertThat(bus.read(COMMAND_OUTCOME)).isEmpty();
    assertThat(whyDead())
        .isEqualTo(
            "Expected command c1 to be of its time, but it says 2026-05-05T10:00:00Z and was"
                + " written at 2026-05-04T10:00:00Z");
  }

  @Test
  void a_command_that_names_no_lead_or_another_than_its_key_goes_to_the_dead_letters() {
    bus.pipe(SALES_COMMAND, "", command("", "c1", TEN, accept()), TEN);
    assertThat(whyDead())
        .isEqualTo(
            "Expected a command with an id and a lead, but its id is “c1” and its lead is “”");
    bus.pipe(SALES_COMMAND, "L-8", command("L-7", "c1", TEN, accept()), TEN);
    assertThat(whyDead())
        .isEqualTo("Expected command c1 to be keyed by its lead L-7, but its key is L-8");
    bus.erase(SALES_COMMAND, "L-7", TEN);
    assertThat(whyDead()).isEqualTo("Expected a command for lead L-7, but the record is empty");
  }

  private String whyDead() {
    return new String(
        bus.deadLetters().getLast().headers().lastHeader("__streams.errors.message").value(),
        UTF_8);
  }

  @Test
  void a_score_under_a_contract_that_is_not_here_yet_makes_its_MQL_all_the_same() {
    ContractBook book = new ContractBook();
    book.add(ContractBook.Scope.STANDING, Samples.CONTRACT, null);
    try (TopologyHarness late = running(book)) {
      ScoreChanged score =
          ScoreChanged.newBuilder(qualifyingScore("L-7", TEN)).setContractId("education").build();
      late.pipe(SCORE_CHANGED, "L-7", score, TEN);
      assertThat(late.read(MQL_RAISED)).hasSize(1);

      late.pipe(SALES_COMMAND, "L-7", command("L-7", "c1", TEN, accept()), TEN);
      assertThat(late.read(COMMAND_OUTCOME).getLast().getSentence())
          .isEqualTo("Expected contract education in force at 2026-05-04T10:00:00Z, but it is not");
    }
  }
}
