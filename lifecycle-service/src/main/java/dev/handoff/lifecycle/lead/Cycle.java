package dev.handoff.lifecycle.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A handoff cycle: one pass of a lead through the hands of sales. It begins with the MQL, or with
 * the SQL of a lead that never was an MQL.
 *
 * @param id {@code LEAD:NUMBER}, so that a replay gives the same id
 * @param number which pass of the lead it is, from 1
 * @param contractId the contract that it began under, and whose newest version governs it
 * @param slaClass the class of promise; null for a cycle without an MQL, which promises nothing
 * @param beganAt when it began
 * @param firstTouchAt when a human first tried to reach the lead in it; null while nobody has
 */
public record Cycle(
    String id,
    int number,
    String contractId,
    @Nullable String slaClass,
    Instant beganAt,
    @Nullable Instant firstTouchAt) {

  static Cycle first(String leadId, String contractId, @Nullable String slaClass, Instant beganAt) {
    return new Cycle(leadId + ":1", 1, contractId, slaClass, beganAt, null);
  }

  /** The same cycle after a human's touch: the earliest stays the first, in whatever order told. */
  Cycle touchedAt(Instant at) {
    boolean first = firstTouchAt == null || at.isBefore(firstTouchAt);
    return first ? new Cycle(id, number, contractId, slaClass, beganAt, at) : this;
  }
}
