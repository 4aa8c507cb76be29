package dev.handoff.sla.finding;

import java.time.Duration;
import java.time.Instant;

/**
 * While something is still told of periods that are over, such as an import of history, none is
 * judged.
 *
 * @param since when it began
 * @param last when the last was heard
 */
record Unrest(Instant since, Instant last) {

  /** The longest quiet that is waited for. */
  private static final Duration LONGEST_QUIET = Duration.ofMinutes(5);

  /** Where there is never quiet, it is judged all the same. */
  private static final Duration LONGEST = Duration.ofDays(1);

  static Unrest from(Instant now) {
    return new Unrest(now, now);
  }

  /** Something was told again: after a quiet, another unrest begins. */
  Unrest heard(Duration settle, Instant now) {
    return isQuiet(settle, now) ? from(now) : new Unrest(since, now);
  }

  boolean isOver(Duration settle, Instant now) {
    return isQuiet(settle, now) || !now.isBefore(since.plus(LONGEST));
  }

  private boolean isQuiet(Duration settle, Instant now) {
    Duration quiet = settle.compareTo(LONGEST_QUIET) < 0 ? settle : LONGEST_QUIET;
    return !now.isBefore(last.plus(quiet));
  }
}
