package dev.handoff.access;

import dev.handoff.metric.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs what was refused. The log names no path and no token: a path may hold whatever
 * its sender likes.
 */
final class RefusedRequests {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);

  private final MeterRegistry meters;

  RefusedRequests(MeterRegistry meters) {
    this.meters = meters;
    // All of them are there from the start: the first refusal is an increase.
    for (Reason reason : Reason.values()) {
      counter(reason);
    }
  }

  private Counter counter(Reason reason) {
    return Metrics.REQUESTS_REFUSED.counter(meters, reason.word());
  }

  /**
   * @param endpoint what was asked for, as our rules name it
   * @param address of whoever asked
   */
  void add(Reason reason, String endpoint, String address) {
    counter(reason).increment();
    // Whoever comes too often is not to fill the disk.
    if (reason == Reason.TOO_OFTEN) {
      LOG.debug("Refused {} from {}: {}", endpoint, address, reason.word());
    } else {
      LOG.info("Refused {} from {}: {}", endpoint, address, reason.word());
    }
  }
}
