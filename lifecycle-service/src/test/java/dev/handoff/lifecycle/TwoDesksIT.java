package dev.handoff.lifecycle;

import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.lifecycle.Caller.Answer;
import dev.handoff.lifecycle.stream.Records;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances divide the leads, and each takes commands for all of them. */
class TwoDesksIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant TEN = Instant.parse("2026-02-02T10:00:00Z");
  private static final List<String> LEADS =
      IntStream.range(0, 24).mapToObj("two-desks-%d"::formatted).toList();
  private static final String ACCEPT = "{'actor': 'Dana'}";

  private static RunningService first;
  private static RunningService hasty;
  private static BusProbe bus;

  @BeforeAll
  static void start() {
    first = run();
    hasty = run("--handoff.desk.answer-within=1us");
    bus = new BusProbe(TestBroker.bootstrapServers(), LifecycleServiceIT.REGISTRY);
    for (String lead : LEADS) {
      bus.publish(SCORE_CHANGED, lead, Records.qualifyingScore(lead, TEN), TEN);
    }
    bus.await(MQL_RAISED, LEADS.size(), mql -> LEADS.contains(mql.getLeadId()));
    await().atMost(PATIENCE).until(() -> isReady(first) && isReady(hasty));
  }

  @AfterAll
  static void stop() {
    hasty.close();
    first.close();
    bus.close();
  }

  private static RunningService run(String... settings) {
    return RunningService.start(
        LifecycleApplication.class,
        LifecycleServiceIT.REGISTRY,
        RunningService.freshStateDir(),
        0,
        settings);
  }

  private static boolean isReady(RunningService instance) {
    return new Caller(instance.managementUrl()).get("/actuator/health/readiness").status() == 200;
  }

  @Test
  void who_does_not_wait_for_the_outcome_asks_again_anywhere_and_it_is_done_once() {
    for (String lead : LEADS) {
      Answer early = new Caller(hasty.url()).post(lead, "accept", ACCEPT, "Idempotency-Key", "k");
      assertThat(early.status()).as(early.body()).isEqualTo(202);
      assertThat(early.header("Retry-After")).isNotBlank();
      assertThat(early.text("sentence")).contains("ask again with the same Idempotency-Key");

      Answer again = new Caller(first.url()).post(lead, "accept", ACCEPT, "Idempotency-Key", "k");
      assertThat(again.status()).as(again.body()).isEqualTo(200);
      assertThat(again.text("commandId")).isEqualTo(early.text("commandId"));
      assertThat(again.text("sentence")).isEqualTo("Dana accepted lead " + lead);
      assertThat(again.text("revision")).isEqualTo("2");
    }
    assertThat(bus.await(LIFECYCLE, 2 * LEADS.size(), step -> LEADS.contains(step.getLeadId())))
        .hasSize(2 * LEADS.size());
  }
}
