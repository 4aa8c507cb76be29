package dev.handoff.scoring.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether records of the past are being read: after a standstill, or a history that is imported.
 * What looks at the wall clock waits until they are through, as it would otherwise judge leads by
 * half of what they did. But not for ever: a sender whose records are always late must not stop it.
 */
final class Backlog {
  /** A record that is older than this when it is read belongs to the past. */
  private static final Duration OLD = Duration.ofMinutes(1);

  /** How long nothing old must have come. At the start nobody knows yet what will. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final Duration longestWait;
  private Instant waitingSince;
  private Instant lastOld;

  /**
   * @param longestWait after which nobody waits any more, until nothing old has come for a while
   */
  Backlog(Instant start, Duration longestWait) {
    this.longestWait = longestWait;
    waitingSince = start;
    lastOld = start;
  }

  /** A record was read. */
  void note(Instant written, Instant now) {
    if (!written.isBefore(now.minus(OLD))) {
      return;
    }
    if (isQuiet(now)) {
      waitingSince = now;
    }
    lastOld = now;
  }

  boolean isThere(Instant now) {
    return !isQuiet(now) && now.isBefore(waitingSince.plus(longestWait));
  }

  private boolean isQuiet(Instant now) {
    return !now.isBefore(lastOld.plus(QUIET));
  }
}
