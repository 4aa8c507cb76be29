package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Monitor.START;
import static dev.handoff.sla.stream.Monitor.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whenever the monitor is restarted, each step is said once. */
class RestartedMonitorTest {
  private final Monitor monitor = new Monitor();

  @AfterEach
  void close() {
    monitor.close();
  }

  @ParameterizedTest(name = "{0} ms around the due instant")
  @ValueSource(longs = {-3_600_000, -1, 0, 1, 70, 3_600_000})
  void a_breach_is_said_once_whenever_the_monitor_was_restarted(long millis) {
    monitor.raise("L-1");
    monitor.said();
    monitor.advance(WITHIN.plusMillis(millis));
    List<SlaAlert> alerts = new ArrayList<>(monitor.afterTheStart());
    monitor.restart();
    monitor.raise("L-1"); // what was not committed before comes again
    monitor.advance(Duration.ofHours(2));
    alerts.addAll(monitor.afterTheStart());
    monitor.restart();
    monitor.advance(Duration.ofHours(2));
    alerts.addAll(monitor.afterTheStart());

    assertThat(alerts).extracting(SlaAlert::getKind).containsExactly(AlertKind.BREACHED);
    assertThat(alerts.getFirst().getDueAt()).isEqualTo(START.plus(WITHIN));
    assertThat(alerts.getFirst().getDetectedAt()).isAfterOrEqualTo(alerts.getFirst().getDueAt());
  }

  @Test
  void every_step_of_a_clock_is_said_once_through_a_restart_after_each() {
    Instant at = START;
    monitor.raise("L-1", "high-intent", at);
    List<SlaAlert> alerts = new ArrayList<>(monitor.afterTheStart());
    for (int i = 0; i < 40; i++) {
      monitor.restart();
      monitor.advance(Duration.ofMinutes(10));
      alerts.addAll(monitor.afterTheStart());
    }
    assertThat(alerts)
        .extracting(SlaAlert::getKind)
        .containsExactly(
            AlertKind.WARNED,
            AlertKind.WARNED,
            AlertKind.BREACHED,
            AlertKind.ESCALATED,
            AlertKind.ESCALATED);
    assertThat(alerts).extracting(SlaAlert::getEventId).doesNotHaveDuplicates();
  }
}
