package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.PromiseKind.Effect.KEEPS;

import dev.handoff.sla.clock.ClockAlert.Breached;
import dev.handoff.sla.clock.ClockAlert.CalledOff;
import dev.handoff.sla.clock.ClockAlert.Corrected;
import dev.handoff.sla.clock.ClockAlert.Escalated;
import dev.handoff.sla.clock.ClockAlert.Met;
import dev.handoff.sla.clock.ClockAlert.Started;
import dev.handoff.sla.clock.ClockAlert.Truth;
import dev.handoff.sla.clock.ClockAlert.Warned;
import dev.handoff.sla.clock.LeadStep.CallLater;
import dev.handoff.sla.clock.LeadStep.Tightened;
import dev.handoff.sla.clock.LeadStep.Touched;
import dev.handoff.sla.clock.Pledge.Escalation;
import dev.handoff.sla.clock.PromiseKind.Effect;
import dev.handoff.sla.clock.SlaClock.Broken;
import dev.handoff.sla.clock.SlaClock.Ended;
import dev.handoff.sla.clock.SlaClock.Running;
import dev.handoff.sla.clock.SlaClock.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How clocks move: by time passing, and by what happens to the lead. What is true at an instant is
 * decided by when things happened, never by when the monitor heard of them.
 */
final class Clockwork {
  private Clockwork() {}

  /** Moves a clock to {@code now}; whatever became due meanwhile is said at once. */
  static Movement onTime(SlaClock clock, Instant now) {
    return switch (clock) {
      case Running running when now.isBefore(running.pledge().dueAt()) -> warn(running, now);
      case Running(Pledge pledge, _) -> breach(pledge, now);
      case Broken broken -> escalate(broken, now);
      case Ended ended -> Movement.none(ended);
    };
  }

  /** Tells a clock what happened to its lead in its own pass. */
  static Movement onStep(SlaClock clock, LeadStep step, Instant now) {
    Pledge pledge = clock.pledge();
    CallLater later = LeadStep.askedFor(step);
    if (later != null && !step.at().isBefore(pledge.startedAt())) {
      Movement paused = Pausing.of(clock, later, endedAt(pledge, step, now), now);
      if (!paused.isNone()) {
        return paused;
      }
    }
    Effect effect = pledge.kind().effectOf(step.what());
    if (effect == Effect.NOTHING || isTouchFromBefore(pledge, step)) {
      return Movement.none(clock);
    }
    Instant at = endedAt(pledge, step, now);
    return switch (clock) {
      case Running _ -> end(pledge, effect, at, now);
      case Broken _ -> endBroken(pledge, effect, at, now);
      case Ended(_, Verdict verdict, _, _) when verdict == Verdict.BROKEN && pledge.isInTime(at) ->
          endBroken(pledge, effect, at, now);
      case Ended ended -> Movement.none(ended);
    };
  }

  /**
   * The lead did something more urgent. A tighter promise is another one: all its warnings are
   * still to come. One that is broken already stays so, and one that is over is over.
   */
  static Movement onUrgency(SlaClock clock, Tightened urgent, Instant at) {
    if (!(clock instanceof Running(Pledge pledge, _)) || pledge.kind() != PromiseKind.FIRST_TOUCH) {
      return Movement.none(clock);
    }
    Pledge tighter =
        urgent.promises().tightened(pledge, urgent.slaClass(), pledge.notBeforeItsStart(at));
    return tighter.equals(pledge)
        ? Movement.none(clock)
        : Movement.of(new Running(tighter, 0), new Started(tighter));
  }

  /** Another rep owes it afresh: for this one it is over, in time or not. */
  static Movement callOff(SlaClock clock, Instant at, Instant now) {
    return switch (clock) {
      case Running(Pledge pledge, _) -> end(pledge, Effect.CALLS_OFF, at, now);
      case Broken(Pledge pledge, _, _) -> endBroken(pledge, Effect.CALLS_OFF, at, now);
      case Ended ended -> Movement.none(ended);
    };
  }

  /** Who was called yesterday and becomes an MQL today still waits for an answer to today's act. */
  private static boolean isTouchFromBefore(Pledge pledge, LeadStep step) {
    return step.what() instanceof Touched && step.at().isBefore(pledge.course().touchesFrom());
  }

  /**
   * When a step ended the clock. A rep's watch may be off: a decision on a handoff lies never
   * before it, and nothing lies ahead of the monitor's own time.
   */
  private static Instant endedAt(Pledge pledge, LeadStep step, Instant now) {
    Instant notAhead = step.at().isAfter(now) ? now : step.at();
    Instant earliest =
        step.what() instanceof Touched ? pledge.course().touchesFrom() : pledge.startedAt();
    return notAhead.isBefore(earliest) ? earliest : notAhead;
  }

  private static Movement warn(Running running, Instant now) {
    Pledge pledge = running.pledge();
    List<ClockAlert> alerts = new ArrayList<>();
    pledge.warnings().stream()
        .skip(running.warned())
        .filter(warning -> !warning.at().isAfter(now))
        .forEach(it -> alerts.add(new Warned(pledge, it.percent(), it.at())));
    return new Movement(new Running(pledge, running.warned() + alerts.size()), alerts);
  }

  /** A warning that was missed helps nobody once the promise is broken: it is left out. */
  private static Movement breach(Pledge pledge, Instant now) {
    List<ClockAlert> alerts = new ArrayList<>(List.of(new Breached(pledge, null)));
    Movement after = escalate(new Broken(pledge, 0, now), now);
    alerts.addAll(after.alerts());
    return new Movement(after.clock(), alerts);
  }

  /** Every escalation is said, however late: each may be another person's call. */
  private static Movement escalate(Broken broken, Instant now) {
    Pledge pledge = broken.pledge();
    List<Escalation> due =
        pledge.escalations().stream()
            .skip(broken.escalated())
            .filter(escalation -> !escalation.at().isAfter(now))
            .toList();
    if (due.isEmpty()) {
      return Movement.none(broken);
    }
    return new Movement(
        new Broken(pledge, broken.escalated() + due.size(), now),
        due.stream().<ClockAlert>map(it -> new Escalated(pledge, it.step(), it.at())).toList());
  }

  private static Movement end(Pledge pledge, Effect effect, Instant at, Instant now) {
    if (!pledge.isInTime(at)) {
      return Movement.of(new Ended(pledge, Verdict.BROKEN, now, at), new Breached(pledge, at));
    }
    return effect == KEEPS
        ? Movement.of(new Ended(pledge, Verdict.KEPT, now, at), new Met(pledge, at))
        : Movement.of(new Ended(pledge, Verdict.CALLED_OFF, now, at), new CalledOff(pledge, at));
  }

  private static Movement endBroken(Pledge pledge, Effect effect, Instant at, Instant now) {
    if (!pledge.isInTime(at)) {
      return Movement.none(new Ended(pledge, Verdict.BROKEN, now, at));
    }
    Verdict verdict = effect == KEEPS ? Verdict.KEPT : Verdict.CALLED_OFF;
    return Movement.of(
        new Ended(pledge, verdict, now, at),
        new Corrected(pledge, at, effect == KEEPS ? Truth.KEPT : Truth.CALLED_OFF));
  }
}
