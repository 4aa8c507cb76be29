package dev.handoff.sla.clock;

import java.util.List;

/** What a clock became, and what is to be said of it. */
record Movement(SlaClock clock, List<ClockAlert> alerts) {

  static Movement none(SlaClock clock) {
    return new Movement(clock, List.of());
  }

  /** Whether nothing is said; the clock is then as it was. */
  boolean isNone() {
    return alerts.isEmpty();
  }

  static Movement of(SlaClock clock, ClockAlert alert) {
    return new Movement(clock, List.of(alert));
  }
}
