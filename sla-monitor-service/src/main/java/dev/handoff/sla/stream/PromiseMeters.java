package dev.handoff.sla.stream;

import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import dev.handoff.metric.BoundedLabel;
import dev.handoff.metric.Metrics;
import dev.handoff.sla.clock.ClockAlert;
import dev.handoff.sla.clock.ClockAlert.Breached;
import dev.handoff.sla.clock.ClockAlert.Escalated;
import dev.handoff.sla.clock.ClockAlert.Warned;
import dev.handoff.sla.clock.Done;
import dev.handoff.sla.clock.PromiseKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * What can be seen of promises from outside. Labels are promises, kinds of alerts, the classes that
 * contracts name, and segments: there are few of each.
 *
 * @param meters where it is shown
 * @param classes which classes are told apart
 * @param segments which segments are
 */
record PromiseMeters(MeterRegistry meters, BoundedLabel classes, BoundedLabel segments) {
  private static final String OF_EVERY_CLASS = "every";

  /** Every alert's series is there from the start, at 0: the first of a kind is an increase. */
  PromiseMeters {
    for (PromiseKind promise : PromiseKind.values()) {
      for (AlertKind kind : AlertKind.values()) {
        Metrics.PROMISE_ALERTS.counter(meters, promise.promise(), word(kind));
      }
    }
  }

  void done(Done done) {
    String slaClass = done.slaClass();
    Metrics.PROMISE_DONE_AFTER
        .timer(
            meters,
            done.kind().promise(),
            slaClass == null ? OF_EVERY_CLASS : classes.of(slaClass),
            segments.of(done.segment()))
        .record(done.after());
  }

  void said(ClockAlert alert, SlaAlert message) {
    String promise = alert.pledge().kind().promise();
    Metrics.PROMISE_ALERTS.counter(meters, promise, word(message.getKind())).increment();
    if (alert instanceof Warned || alert instanceof Breached || alert instanceof Escalated) {
      lag(promise, Duration.between(alert.occurredAt(), message.getDetectedAt()));
    }
  }

  private void lag(String promise, Duration lag) {
    Metrics.DETECTION_LAG.timer(meters, promise).record(lag.isNegative() ? Duration.ZERO : lag);
  }

  /** Shows how many clocks of a partition are open, until the gauge is removed. */
  Gauge open(int partition, OpenClocks clocks) {
    return Metrics.OPEN_CLOCKS.gauge(
        meters, clocks, OpenClocks::count, Integer.toString(partition));
  }

  private static String word(AlertKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  void remove(Gauge gauge) {
    meters.remove(gauge);
  }
}
