package dev.handoff.sla.clock;

import dev.handoff.sla.clock.ClockAlert.Breached;
import dev.handoff.sla.clock.ClockAlert.CalledOff;
import dev.handoff.sla.clock.ClockAlert.Corrected;
import dev.handoff.sla.clock.ClockAlert.Escalated;
import dev.handoff.sla.clock.ClockAlert.Met;
import dev.handoff.sla.clock.ClockAlert.Started;
import dev.handoff.sla.clock.ClockAlert.Truth;
import dev.handoff.sla.clock.ClockAlert.Warned;

/** Alerts in words. */
final class Sentences {
  private Sentences() {}

  /** With why it is due then, where that is not as it was first given: for whoever doubts it. */
  static String of(ClockAlert alert) {
    String why = alert.pledge().course().why();
    return why == null ? said(alert) : "%s Due then, as %s.".formatted(said(alert), why);
  }

  private static String said(ClockAlert alert) {
    Pledge pledge = alert.pledge();
    String lead = pledge.handoff().leadId();
    String noun = pledge.kind().noun();
    String due = pledge.dueAt().toString();
    return switch (alert) {
      case Started _ when pledge.course().movedAt() != null ->
          "Lead %s is now due for its %s by %s.".formatted(lead, noun, due);
      case Started _ -> "Lead %s is due for its %s by %s.".formatted(lead, noun, due);
      case Warned(_, int percent, _) ->
          "Lead %s waits for its %s: %d %% of the time has passed, due at %s."
              .formatted(lead, noun, percent, due);
      case Breached(_, var endedAt) when endedAt == null ->
          "Lead %s was due for its %s by %s and had none.".formatted(lead, noun, due);
      case Breached(_, var endedAt) ->
          "Lead %s was due for its %s by %s and had none until %s."
              .formatted(lead, noun, due, endedAt);
      case Escalated(_, int step, _) ->
          "Lead %s still waits for its %s, due at %s: escalation %d."
              .formatted(lead, noun, due, step);
      case Met(_, var at) ->
          "Lead %s had its %s at %s, in time (due at %s).".formatted(lead, noun, at, due);
      case CalledOff(_, var at) ->
          "Lead %s: its %s was called off at %s, and is no longer due by %s."
              .formatted(lead, noun, at, due);
      case Corrected(_, var at, var how) when how == Truth.KEPT ->
          "Lead %s had its %s at %s, in time (due at %s): the breach is taken back."
              .formatted(lead, noun, at, due);
      case Corrected(_, var at, var how) when how == Truth.PAUSED ->
          "Lead %s asked at %s to be called later, before its %s was due at %s: the breach is taken back."
              .formatted(lead, at, noun, due);
      case Corrected(_, var at, _) ->
          "Lead %s: its %s was called off at %s, before it was due at %s: the breach is taken back."
              .formatted(lead, noun, at, due);
    };
  }
}
