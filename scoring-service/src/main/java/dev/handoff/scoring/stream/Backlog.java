package dev.handoff.scoring.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether records of the past are being read: after a standstill, or a history that is imported.
 * What looks at the wall clock waits until they are through, as it would otherwise judge leads by
 * half of what they did.
 */
final class Backlog {
  /** A record that is older than this when it is read belongs to the past. */
  private static final Duration OLD = Duration.ofMinutes(1);

  /** How long nothing old must have come. At the start nobody knows yet what will. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  private Instant lastOld;

  Backlog(Instant start) {
    lastOld = start;
  }

  /** A record was read. */
  void note(Instant written, Instant now) {
    if (written.isBefore(now.minus(OLD))) {
      lastOld = now;
    }
  }

  boolean isThere(Instant now) {
    return now.isBefore(lastOld.plus(QUIET));
  }
}
