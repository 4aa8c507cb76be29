package dev.handoff.lifecycle.assignment;

import dev.handoff.contract.Facts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an assigner hears of a lead, in the order in which it happened to the lead. */
public sealed interface News {

  /** The lead that it is about. */
  String leadId();

  /** Where a lead stands, as far as it matters here. */
  enum Standing {
    /** Sales has not looked yet. */
    MQL,
    /** A rep has accepted it and has not qualified it yet. */
    SAL,
    /** Anywhere else: it is no load, and waits for nobody. */
    ELSEWHERE
  }

  /**
   * The lead took a step.
   *
   * @param cycleId the handoff cycle
   * @param contractId the contract that the cycle is under
   * @param revision of the lead after the step
   * @param standing where it stands after the step
   * @param rep who has it after the step, or null for nobody
   * @param raised whether the step made it an MQL, so that a handoff package follows
   * @param at when it was true
   */
  record Stepped(
      String leadId,
      String cycleId,
      String contractId,
      long revision,
      Standing standing,
      @Nullable String rep,
      boolean raised,
      Instant at)
      implements News {}

  /** The handoff package says who the lead is. */
  record Introduced(String leadId, String cycleId, Facts facts) implements News {}

  /** An assignment was refused: the lead had changed meanwhile. */
  record Refused(String leadId, String commandId) implements News {}
}
