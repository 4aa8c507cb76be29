package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Monitor.START;
import static dev.handoff.sla.stream.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Transition;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasedLeadTest {
  private final Monitor monitor = new Monitor();

  @BeforeEach
  void a_lead_with_open_clocks_is_erased() {
    monitor.raise("L-1", START);
    monitor.advance(Duration.ofMinutes(1));
    monitor.said();
    assertThat(monitor.bus.kept(SlaStores.DUE_INDEX)).isPositive();

    Instant erased = START.plusSeconds(60);
    monitor.hear(step("L-1", 2, Transition.ERASED, erased).build(), erased);
  }

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void its_clocks_are_gone_and_none_is_said_to_be_broken_or_called_off() {
    assertThat(monitor.bus.kept(SlaStores.CLOCKS)).isZero();
    assertThat(monitor.bus.kept(SlaStores.DUE_INDEX)).isZero();
    monitor.advance(Duration.ofDays(3));
    assertThat(monitor.said()).isEmpty();
    assertThat(monitor.bus.deadLetters()).isEmpty();
    assertThat(
            monitor.meters.get("handoff.open.clocks").gauges().stream()
                .mapToDouble(g -> g.value())
                .sum())
        .isZero();
  }

  @Test
  void who_comes_again_is_promised_the_same_as_everybody() {
    Instant again = START.plus(Duration.ofDays(1));
    monitor.advance(Duration.ofDays(1));
    monitor.hear(
        step("L-1", 3, Transition.MQL_RAISED, again)
            .setSlaClass("direct-inquiry")
            .setCycleId("L-1/2")
            .setCycleNumber(2)
            .build(),
        again);
    assertThat(monitor.said()).extracting(SlaAlert::getKind).containsOnly(AlertKind.STARTED);
  }
}
