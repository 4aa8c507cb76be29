package dev.handoff.sla.clock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was promised for one handoff, and every instant that follows from it. It is fixed when the
 * handoff begins: a contract that changes later changes no clock that runs.
 *
 * @param handoff for which pass of which lead
 * @param kind what was promised
 * @param slaClass the class of promise; null where it holds for all
 * @param contractId the contract that says so
 * @param contractVersion its version, from 1
 * @param calendar name of the calendar that time is counted on
 * @param startedAt from when on it is counted
 * @param dueAt the last instant that is in time
 * @param warnings when to warn, growing
 * @param escalations when to escalate a broken promise, growing
 */
public record Pledge(
    Handoff handoff,
    PromiseKind kind,
    @Nullable String slaClass,
    String contractId,
    int contractVersion,
    String calendar,
    Instant startedAt,
    Instant dueAt,
    List<Warning> warnings,
    List<Escalation> escalations) {

  /**
   * @param percent how much of the open time has passed, 1 to 99
   * @param at when that is so
   */
  public record Warning(int percent, Instant at) {}

  /**
   * @param step which escalation it is, from 1
   * @param at when it is due
   */
  public record Escalation(int step, Instant at) {}

  public Pledge {
    warnings = List.copyOf(warnings);
    escalations = List.copyOf(escalations);
  }

  boolean isInTime(Instant at) {
    return !at.isAfter(dueAt);
  }

  /** The clock's own name, the same on every replay. */
  public String clockId() {
    return String.join("\n", handoff.leadId(), handoff.cycleId(), kind.promise());
  }
}
