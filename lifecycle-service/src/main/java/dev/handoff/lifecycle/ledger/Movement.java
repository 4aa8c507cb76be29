package dev.handoff.lifecycle.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether the projection moves: it writes, or looks round and finds nothing to write. A batch that
 * fails again and again is no movement, and neither is a reader that has died. Any thread may ask.
 */
final class Movement {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final InstantSource time;
  private volatile Instant latest;

  Movement(InstantSource time) {
    this.time = time;
    this.latest = time.instant();
  }

  void moved() {
    latest = time.instant();
  }

  Instant latest() {
    return latest;
  }

  /** Whether it has not moved for more than a minute. */
  boolean hasStopped() {
    return latest.plus(PATIENCE).isBefore(time.instant());
  }
}
