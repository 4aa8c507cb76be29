package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Steps.mqlRaised;
import static dev.handoff.sla.stream.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contracts;
import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Transition;
import dev.handoff.metric.LabelLimits;
import dev.handoff.sla.clock.SalesPromises;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasedLeadTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private final TopologyHarness monitor =
      TopologyHarness.of(
          Party.SLA_MONITOR_SERVICE,
          (builder, serdes) ->
              new SlaTopology(
                      Contracts.always(SalesPromises.usual()),
                      serdes,
                      meters,
                      new LabelLimits(20, 0))
                  .addTo(builder),
          START);

  @BeforeEach
  void a_lead_with_open_clocks_is_erased() {
    monitor.pipe(Topics.LIFECYCLE, "L-1", mqlRaised("L-1", "direct-inquiry", START), START);
    monitor.advance(Duration.ofMinutes(1));
    monitor.read(Topics.SLA_ALERT);
    assertThat(kept(SlaStores.DUE_INDEX)).isPositive();

    Instant erased = START.plusSeconds(60);
    monitor.pipe(
        Topics.LIFECYCLE, "L-1", step("L-1", 2, Transition.ERASED, erased).build(), erased);
  }

  @AfterEach
  void close() {
    monitor.close();
  }

  private long kept(String store) {
    KeyValueStore<Object, Object> entries = monitor.store(store);
    long count = 0;
    try (var all = entries.all()) {
      for (; all.hasNext(); all.next()) {
        count++;
      }
    }
    return count;
  }

  @Test
  void its_clocks_are_gone_and_none_is_said_to_be_broken_or_called_off() {
    assertThat(kept(SlaStores.CLOCKS)).isZero();
    assertThat(kept(SlaStores.DUE_INDEX)).isZero();
    monitor.advance(Duration.ofDays(3));
    assertThat(monitor.read(Topics.SLA_ALERT)).isEmpty();
    assertThat(monitor.deadLetters()).isEmpty();
    assertThat(
            meters.get("handoff.open.clocks").gauges().stream().mapToDouble(g -> g.value()).sum())
        .isZero();
  }

  @Test
  void who_comes_again_is_promised_the_same_as_everybody() {
    Instant again = START.plus(Duration.ofDays(1));
    monitor.advance(Duration.ofDays(1));
    monitor.pipe(
        Topics.LIFECYCLE,
        "L-1",
        step("L-1", 3, Transition.MQL_RAISED, again)
            .setSlaClass("direct-inquiry")
            .setCycleId("L-1/2")
            .setCycleNumber(2)
            .build(),
        again);
    assertThat(monitor.read(Topics.SLA_ALERT))
        .extracting(SlaAlert::getKind)
        .containsOnly(AlertKind.STARTED);
  }
}
