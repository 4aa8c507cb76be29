package dev.handoff.sla.notice;

import java.time.Duration;
import java.time.Instant;

/** At most one turn in a while. Safe for any number of threads. */
final class Pace {
  private final Duration every;
  private Instant next = Instant.MIN;

  Pace(Duration every) {
    this.every = every;
  }

  /** How long to wait for the next turn; zero if it is now. */
  synchronized Duration pause(Instant now) {
    return now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO;
  }

  synchronized void took(Instant now) {
    next = now.plus(every);
  }
}
