package dev.handoff.lifecycle;

import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.testing.BusProbe;
import dev.handoff.testing.GeneratedDocument;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People ask over HTTP, and the lead answers. */
class CommandsOverHttpIT {
  private static final Instant TEN = Instant.parse("2026-02-02T10:00:00Z");

  private static RunningService service;
  private static BusProbe bus;
  private static Caller caller;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            LifecycleApplication.class,
            LifecycleServiceIT.REGISTRY,
            RunningService.freshStateDir());
    bus = new BusProbe(TestBroker.bootstrapServers(), LifecycleServiceIT.REGISTRY);
    caller = new Caller(service.url());
  }

  @AfterAll
  static void stop() {
    bus.close();
    service.close();
  }

  @Test
  void a_hundred_acceptances_are_answered_before_anybody_has_to_wait() {
    for (int i = 0; i < 100; i++) {
      mql("quick-" + i);
    }
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long before = System.nanoTime();
      var answer = caller.post("quick-" + i, "accept", "{'actor': 'Dana'}");
      millis.add(Duration.ofNanos(System.nanoTime() - before).toMillis());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
    List<Long> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "100 acceptances over HTTP: median %d ms, 99th percentile %d ms%n",
        sorted.get(50), sorted.get(98));
    assertThat(sorted.get(50)).isLessThan(500);
  }

  @Test
  void the_API_is_published() {
    GeneratedDocument.isCurrent("openapi-lifecycle.yaml", caller.get("/v3/api-docs.yaml").body());
  }

  private static void mql(String lead) {
    bus.publish(SCORE_CHANGED, lead, qualifyingScore(lead, TEN), TEN);
  }
}
