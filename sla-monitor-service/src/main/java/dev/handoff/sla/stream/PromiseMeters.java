package dev.handoff.sla.stream;

import dev.handoff.message.SlaAlert;
import dev.handoff.sla.clock.ClockAlert;
import dev.handoff.sla.clock.ClockAlert.Breached;
import dev.handoff.sla.clock.ClockAlert.Escalated;
import dev.handoff.sla.clock.ClockAlert.Warned;
import dev.handoff.sla.clock.Done;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What can be seen of promises from outside. Labels are promises, kinds of alerts, the classes that
 * contracts name, and segments: there are few of each.
 *
 * @param meters where it is shown
 * @param segments which segments are told apart
 */
record PromiseMeters(MeterRegistry meters, FewValues segments) {
  private static final String OF_EVERY_CLASS = "every";

  /** Around what is promised: minutes, hours, days. */
  private static final double[] TIMES =
      Stream.of(
              "PT5M", "PT15M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H", "P1D", "P2D", "P4D", "P7D")
          .map(Duration::parse)
          .mapToDouble(Duration::toSeconds)
          .toArray();

  /** Around a second, and for what was overdue when the monitor came back. */
  private static final Duration[] LAGS =
      DoubleStream.of(0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 60, 600, 3_600, 86_400)
          .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
          .toArray(Duration[]::new);

  PromiseMeters(MeterRegistry meters) {
    this(meters, new FewValues());
  }

  void done(Done done) {
    String slaClass = done.slaClass();
    DistributionSummary.builder("handoff.promise.done.after")
        .description("Time from the start of a clock until what was promised was done")
        .baseUnit("seconds")
        .tag("promise", done.kind().promise())
        .tag("class", slaClass == null ? OF_EVERY_CLASS : slaClass)
        .tag("segment", segments.of(done.segment()))
        .serviceLevelObjectives(TIMES)
        .register(meters)
        .record(done.after().toMillis() / 1_000.0);
  }

  void said(ClockAlert alert, SlaAlert message) {
    String promise = alert.pledge().kind().promise();
    Counter.builder("handoff.promise.alerts")
        .description("What was said of promises")
        .tag("promise", promise)
        .tag("kind", message.getKind().name().toLowerCase(Locale.ROOT))
        .register(meters)
        .increment();
    if (alert instanceof Warned || alert instanceof Breached || alert instanceof Escalated) {
      lag(promise, Duration.between(alert.occurredAt(), message.getDetectedAt()));
    }
  }

  private void lag(String promise, Duration lag) {
    // A timer: the buckets of a summary hold whole numbers, and know nothing below a second.
    Timer.builder("handoff.detection.lag")
        .description("Time from when a warning, breach or escalation was due until it was seen")
        .tag("promise", promise)
        .serviceLevelObjectives(LAGS)
        .register(meters)
        .record(lag.isNegative() ? Duration.ZERO : lag);
  }

  /** Shows how many clocks of a partition are open, until the gauge is removed. */
  Gauge open(int partition, OpenClocks clocks) {
    return Gauge.builder("handoff.open.clocks", clocks, OpenClocks::count)
        .description("Clocks that run, or are broken and not made good")
        .tag("partition", Integer.toString(partition))
        .register(meters);
  }

  void remove(Gauge gauge) {
    meters.remove(gauge);
  }
}
