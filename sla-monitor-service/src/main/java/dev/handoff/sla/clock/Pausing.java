package dev.handoff.sla.clock;

import dev.handoff.sla.clock.ClockAlert.Corrected;
import dev.handoff.sla.clock.ClockAlert.Started;
import dev.handoff.sla.clock.ClockAlert.Truth;
import dev.handoff.sla.clock.LeadStep.CallLater;
import dev.handoff.sla.clock.SlaClock.Broken;
import dev.handoff.sla.clock.SlaClock.Ended;
import dev.handoff.sla.clock.SlaClock.Running;
import java.time.Instant;
import java.util.List;

/**
 * What it means to a clock that the lead wants to be called later. The end of such a pause is known
 * when it begins, so the due instant moves at once, and nothing needs to happen when it is over.
 */
final class Pausing {
  private Pausing() {}

  /**
   * @param at when the lead said so
   */
  static Movement of(SlaClock clock, CallLater later, Instant at, Instant now) {
    Pledge pledge = clock.pledge();
    if (clock instanceof Ended || !pledge.isInTime(at) || !at.isBefore(later.until())) {
      return Movement.none(clock);
    }
    Pledge paused = later.agreed().termsOf(pledge).paused(pledge, new Span(at, later.until()), at);
    if (paused.dueAt().equals(pledge.dueAt())) {
      return Movement.none(clock);
    }
    return switch (clock) {
      case Running running -> Movement.of(moved(running, paused), new Started(paused));
      case Broken _ -> takenBack(pledge, paused, at, now);
      case Ended ended -> Movement.none(ended);
    };
  }

  /** The warnings that were said stay said. */
  static Running moved(Running running, Pledge moved) {
    return new Running(moved, Math.min(running.warned(), moved.warnings().size()));
  }

  /** What the clock would have warned of meanwhile helps nobody any more. */
  private static Movement takenBack(Pledge pledge, Pledge paused, Instant at, Instant now) {
    int past = (int) paused.warnings().stream().filter(it -> !it.at().isAfter(now)).count();
    return new Movement(
        new Running(paused, past),
        List.of(new Corrected(pledge, at, Truth.PAUSED), new Started(paused)));
  }
}
