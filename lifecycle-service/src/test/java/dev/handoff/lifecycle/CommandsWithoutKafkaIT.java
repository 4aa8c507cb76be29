package dev.handoff.lifecycle;

import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.lifecycle.Caller.Answer;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** While Kafka is away nothing is done, not then and not later. On a broker of its own. */
class CommandsWithoutKafkaIT {
  private static final String REGISTRY = "commands-without-kafka-it";
  private static final Instant TEN = Instant.parse("2026-02-02T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BOUND = Duration.ofSeconds(10);

  private static EmbeddedKafkaKraftBroker kafka;
  private static RunningService service;

  @BeforeAll
  static void start() {
    kafka = TestBroker.embedded();
    service =
        RunningService.startOn(
            kafka.getBrokersAsString(),
            LifecycleApplication.class,
            REGISTRY,
            RunningService.freshStateDir(),
            0);
  }

  @AfterAll
  static void stop() {
    service.close();
    kafka.destroy();
  }

  @Test
  void a_command_that_was_turned_away_while_Kafka_was_away_is_never_carried_out() {
    try (BusProbe bus = new BusProbe(kafka.getBrokersAsString(), REGISTRY)) {
      for (String lead : new String[] {"L-1", "L-2"}) {
        bus.publish(SCORE_CHANGED, lead, qualifyingScore(lead, TEN), TEN);
      }
      bus.await(MQL_RAISED, 2, _ -> true);
      Answer before = post("L-1", "accept", "{'actor': 'Dana'}");
      assertThat(before.status()).as(before.body()).isEqualTo(200);
    }

    var broker = kafka.getCluster().brokers().get(0);
    broker.shutdown();
    broker.awaitShutdown();
    for (int i = 0; i < 3; i++) {
      long asked = System.nanoTime();
      Answer away = post("L-2", "accept", "{'actor': 'Dana'}");
      assertThat(away.status()).as(away.body()).isEqualTo(503);
      assertThat(away.header("Retry-After")).isEqualTo("5");
      assertThat(away.text("detail")).contains("Nothing was done");
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(BOUND);
    }

    broker.startup();
    await()
        .atMost(PATIENCE)
        .until(() ->
            post("L-1", "touches", "{'actor': 'Dana', 'kind': 'call'}", "Idempotency-Key", "k")
                    .status()
                == 200);
    // Had Dana's command been carried out after all, Riley would read it here.
    Answer after = post("L-2", "accept", "{'actor': 'Riley'}");
    assertThat(after.status()).as(after.body()).isEqualTo(200);
    assertThat(after.text("rep")).isEqualTo("Riley");
  }

  private static Answer post(String lead, String verb, String json, String... headers) {
    return new Caller(service.url()).post(lead, verb, json, headers);
  }
}
