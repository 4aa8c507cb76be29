package dev.handoff.lifecycle.assignment.stream;

import static dev.handoff.lifecycle.stream.Records.accept;
import static dev.handoff.lifecycle.stream.Records.command;
import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.lifecycle.stream.Records.reject;
import static dev.handoff.lifecycle.stream.Records.score;
import static dev.handoff.lifecycle.stream.Records.touch;
import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.ERASURE_COMMAND;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SALES_COMMAND;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.ContractBook;
import dev.handoff.contract.ContractBook.Scope;
import dev.handoff.contract.DefaultContract;
import dev.handoff.lifecycle.stream.LifecycleTopology;
import dev.handoff.message.AssignLead;
import dev.handoff.message.Cause;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.EraseLead;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import dev.handoff.testing.Agreements;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.TopicSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssignmentTopologyTest {
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
  private static final Duration A_LOOK = Duration.ofMillis(200);

  private static final String POOL =
      """

      assignment:
        pools:
          - name: all
            when: company.employees > 100
            at-most: 1
            reps: [{ name: dana }, { name: alex }]
      """;

  private final ContractBook contracts = new ContractBook();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyHarness bus = TopologyHarness.of(Party.LIFECYCLE_SERVICE, this::addTo, TEN);

  AssignmentTopologyTest() {
    contracts.add(Scope.STANDING, Agreements.of(DefaultContract.document() + POOL), null);
  }

  private void addTo(StreamsBuilder builder, TopicSerdes serdes) {
    new AssignmentTopology(contracts, serdes, meters)
        .addTo(new LifecycleTopology(contracts, serdes).addTo(builder));
  }

  @AfterEach
  void close() {
    bus.close();
  }

  private void raised(String... leads) {
    for (String lead : leads) {
      Instant at = bus.now();
      bus.pipe(SCORE_CHANGED, lead, qualifyingScore(lead, at), at);
      bus.advance(Duration.ofMillis(1));
    }
  }

  private void asked(String lead, String id, Object command) {
    bus.pipe(SALES_COMMAND, lead, command(lead, id, bus.now(), command), bus.now());
  }

  private List<String> given() {
    return bus.read(LIFECYCLE).stream()
        .filter(step -> step.getTransition() == Transition.ASSIGNED)
        .map(step -> step.getLeadId() + " " + step.getRep())
        .toList();
  }

  private double waiting(String pool) {
    return meters.get("handoff.assignment.waiting").tag("pool", pool).gauge().value();
  }

  @Test
  void an_MQL_is_given_to_a_rep_as_a_step_of_its_own_and_does_not_wait_for_it() {
    raised("L-7");
    assertThat(bus.read(MQL_RAISED))
        .singleElement()
        .extracting(MqlRaised::getRep, MqlRaised::getPool)
        .containsOnlyNulls();
    bus.read(LIFECYCLE);
    bus.advance(A_LOOK);

    SalesCommand asked = bus.read(SALES_COMMAND).getFirst();
    assertThat(asked.getEventId()).isEqualTo("assignment/L-7:1/1/1");
    assertThat(asked.getActor()).isEqualTo("assignment");
    LifecycleChanged step = bus.read(LIFECYCLE).getFirst();
    assertThat(step.getTransition()).isEqualTo(Transition.ASSIGNED);
    assertThat(step.getRep()).isEqualTo("dana");
    assertThat(step.getPool()).isEqualTo("all");
    assertThat(step.getReason()).isEqualTo("fewest open leads, 0");
    assertThat(step.getCausedBy()).isEqualTo(asked.getEventId());
  }

  @Test
  void a_lead_that_is_erased_is_nobodys_load_and_waits_for_nobody() {
    raised("L-1", "L-2", "L-3");
    bus.advance(A_LOOK);
    assertThat(given()).containsExactly("L-1 dana", "L-2 alex");
    for (String lead : List.of("L-1", "L-3")) {
      bus.pipe(ERASURE_COMMAND, lead, new EraseLead("of " + lead, lead, bus.now()), bus.now());
    }
    bus.advance(A_LOOK);
    assertThat(waiting("all")).isZero();
    try (var kept = bus.store("assignment-leads").all()) {
      assertThat(kept.next().key).isEqualTo("L-2");
      assertThat(kept).isExhausted();
    }
    raised("L-4");
    bus.advance(A_LOOK);
    assertThat(given()).containsExactly("L-4 dana");
  }

  @Test
  void whoever_is_full_gets_the_next_when_a_lead_has_gone_on() {
    raised("L-1", "L-2", "L-3");
    bus.advance(A_LOOK);
    assertThat(given()).containsExactly("L-1 dana", "L-2 alex");
    assertThat(waiting("all")).isEqualTo(1);

    asked("L-2", "c-1", reject("bad_fit"));
    bus.advance(A_LOOK);
    assertThat(given()).containsExactly("L-3 alex");
    assertThat(waiting("all")).isZero();
  }

  @Test
  void a_lead_that_was_accepted_meanwhile_refuses_and_the_rep_is_free_again() {
    raised("L-1");
    // The acceptance is decided before the assignment that was made without knowing of it.
    contracts.add(Scope.STANDING, withoutRoom(), null);
    bus.advance(A_LOOK);
    asked("L-1", "c-1", accept());
    bus.read(COMMAND_OUTCOME);
    bus.pipe(SALES_COMMAND, "L-1", late("L-1"), bus.now());

    assertThat(bus.read(COMMAND_OUTCOME))
        .singleElement()
        .satisfies(answer -> {
          assertThat(answer.getVerdict()).isEqualTo(Verdict.REFUSED);
          assertThat(answer.getRefusal()).isEqualTo(RefusalKind.STALE);
        });
    assertThat(given()).isEmpty();
  }

  private static Contract withoutRoom() {
    return Agreements.of(DefaultContract.document().replace("version: 1", "version: 2"));
  }

  private SalesCommand late(String lead) {
    return SalesCommand.newBuilder()
        .setEventId("assignment/" + lead + ":1/1/1")
        .setLeadId(lead)
        .setOccurredAt(bus.now())
        .setActor("assignment")
        .setExpectedRevision(1L)
        .setCommand(AssignLead.newBuilder().setRep("dana").build())
        .build();
  }

  @Test
  void an_assignment_that_is_refused_though_nobody_has_the_lead_is_tried_again() {
    // Somebody's command had the id of the assigner's first try.
    var tooLow = score("L-1", bus.now(), 20, Cause.PROFILE).build();
    bus.pipe(SCORE_CHANGED, "L-1", tooLow, bus.now());
    asked("L-1", "assignment/L-1:1/1/1", accept());
    raised("L-1");
    bus.advance(A_LOOK);
    assertThat(bus.read(COMMAND_OUTCOME).getLast().getRefusal()).isEqualTo(RefusalKind.REPEATED);
    assertThat(given()).isEmpty();

    bus.advance(Duration.ofMinutes(1));
    assertThat(bus.read(SALES_COMMAND))
        .extracting(SalesCommand::getEventId)
        .containsExactly("assignment/L-1:1/1/1", "assignment/L-1:1/1/2");
    assertThat(given()).containsExactly("L-1 alex");
  }

  @Test
  void a_touch_is_no_acceptance_and_the_lead_still_waits() {
    asked("L-1", "c-0", touch(TouchKind.CALL));
    raised("L-1");
    asked("L-1", "c-1", touch(TouchKind.CALL));
    bus.advance(A_LOOK);
    assertThat(given()).containsExactly("L-1 dana");
  }

  @Test
  void who_the_lead_is_decides_which_pool_it_is_for() {
    var small = CompanyAttributes.newBuilder().setEmployees(20L).build();
    var score = ScoreChanged.newBuilder(qualifyingScore("L-1", TEN)).setCompany(small).build();
    bus.pipe(SCORE_CHANGED, "L-1", score, TEN);
    bus.advance(A_LOOK);
    assertThat(given()).isEmpty();
    assertThat(waiting("none")).isEqualTo(1);
  }

  @Test
  void a_restart_gives_nothing_twice_and_forgets_nobody() {
    raised("L-1", "L-2", "L-3");
    bus.advance(A_LOOK);
    assertThat(given()).hasSize(2);
    bus.restart();
    bus.advance(A_LOOK);
    assertThat(given()).isEmpty();
    asked("L-1", "c-1", reject("bad_fit"));
    bus.advance(A_LOOK);
    assertThat(given()).containsExactly("L-3 dana");
  }

  @Test
  void under_the_contract_that_ships_nobody_is_assigned() {
    contracts.add(Scope.STANDING, withoutRoom(), null);
    raised("L-1");
    bus.advance(Duration.ofDays(1));
    assertThat(given()).isEmpty();
    assertThat(bus.read(SALES_COMMAND)).isEmpty();
  }
}
