package dev.handoff.sla.finding;

import java.time.Duration;

/**
 * How long after its MQL something happened, rounded up: to a second within the first hour, to a
 * minute on the first day, to an hour later on. So there are few of them, and every limit that is a
 * whole number of these is kept exactly.
 */
final class Delay {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Delay() {}

  /** In seconds; zero for what happened before. */
  static long seconds(Duration after) {
    if (after.isNegative()) {
      return 0;
    }
    long seconds = after.getSeconds() + (after.getNano() == 0 ? 0 : 1);
    return roundedUp(seconds, seconds <= HOUR ? 1 : seconds <= DAY ? MINUTE : HOUR);
  }

  private static long roundedUp(long seconds, long step) {
    return (seconds + step - 1) / step * step;
  }
}
