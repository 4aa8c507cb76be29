package dev.handoff.lifecycle.ledger;

import dev.handoff.metric.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** How far the ledger lies behind the topics, as metrics. Any thread may ask. */
final class Delay {
  private final InstantSource time;
  private final MeterRegistry meters;
  private volatile @Nullable Instant newest;

  Delay(InstantSource time, MeterRegistry meters) {
    this.time = time;
    this.meters = meters;
    this.newest = time.instant();
    Metrics.LEDGER_DELAY.gauge(meters, this, Delay::seconds);
  }

  /** Age of the newest record in the ledger; 0 while there is none that is not. */
  double seconds() {
    Instant reached = newest;
    return reached == null
        ? 0
        : Math.max(0, Duration.between(reached, time.instant()).toMillis() / 1000.0);
  }

  void waiting(Instant oldest) {
    if (newest == null) {
      newest = oldest;
    }
  }

  void reached(Instant written) {
    newest = written;
  }

  void caughtUp() {
    newest = null;
  }

  void count(ConsumerRecord<?, ?> record) {
    Metrics.LEDGER_RECORDS.counter(meters, record.topic()).increment();
  }
}
