package dev.handoff.lifecycle;

import static dev.handoff.lifecycle.stream.Records.command;
import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.lifecycle.stream.Records.reject;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.SALES_COMMAND;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.lifecycle.Caller.Answer;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.Transition;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AssignmentIT {
  private static final String REGISTRY = "lifecycle-service-it";
  private static final Path STATE = RunningService.freshStateDir();

  private static final String AGREEMENT =
      """
      id: shared-out
      version: 1
      effective-from: 2026-01-01T00:00:00Z
      signed-by: { marketing: "Maria", sales: "Sam" }
      mql: { threshold: 50 }
      assignment:
        pools:
          - name: of-three
            at-most: 10
            reps: [{ name: dana }, { name: alex }, { name: kim }]
      """;

  private static RunningService service;
  private static BusProbe bus;

  @BeforeAll
  static void start() {
    service = RunningService.start(LifecycleApplication.class, REGISTRY, STATE);
    bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY);
  }

  @AfterAll
  static void stop() {
    bus.close();
    service.close();
  }

  @Test
  void each_MQL_is_given_once_and_all_have_as_many_through_a_restart() {
    Answer agreed = new Caller(service.url()).send("/v1/contracts?scope=named", AGREEMENT);
    assertThat(agreed.status()).as(agreed.body()).isLessThan(300);
    raise(0, 15);
    given(15);
    raise(15, 24);
    service.close();
    raise(24, 33);
    service = RunningService.start(LifecycleApplication.class, REGISTRY, STATE);

    List<LifecycleChanged> given = given(30);
    assertThat(given).extracting(LifecycleChanged::getLeadId).doesNotHaveDuplicates();
    assertThat(given.stream().collect(groupingBy(LifecycleChanged::getRep, counting())))
        .hasSize(3)
        .allSatisfy((_, leads) -> assertThat(leads).isEqualTo(10));
    await()
        .untilAsserted(() ->
            assertThat(new Caller(service.managementUrl()).get("/actuator/prometheus").body())
                .containsPattern("handoff_assignment_waiting\\{pool=\"of-three\".*} 3.0"));

    LifecycleChanged one = given.getFirst();
    Instant now = now();
    bus.publish(
        SALES_COMMAND,
        one.getLeadId(),
        command(one.getLeadId(), "assignment-it-c1", now, reject("bad_fit")),
        now);
    assertThat(given(31).stream().filter(step -> step.getRep().equals(one.getRep()))).hasSize(11);
  }

  private static void raise(int from, int to) {
    IntStream.range(from, to)
        .mapToObj("shared-%d"::formatted)
        .forEach(lead -> {
          Instant now = now();
          ScoreChanged score =
              ScoreChanged.newBuilder(qualifyingScore(lead, now))
                  .setContractId("shared-out")
                  .build();
          bus.publish(SCORE_CHANGED, lead, score, now);
        });
  }

  private static List<LifecycleChanged> given(int count) {
    return bus.await(
        LIFECYCLE,
        count,
        step ->
            step.getLeadId().startsWith("shared-") && step.getTransition() == Transition.ASSIGNED);
  }

  /** Not of the past: the service looks at the same clock. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
