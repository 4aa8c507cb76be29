package dev.handoff.sla.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lead.
 *
 * @param handoff in which pass
 * @param revision revision of the lead after it, growing by step
 * @param at when it was true
 * @param rep rep who has the lead after it, if any
 * @param what what happened
 */
public record LeadStep(
    Handoff handoff, long revision, Instant at, @Nullable String rep, What what) {

  /** What happened, as far as promises care. */
  public sealed interface What {}

  /**
   * The lead became an MQL, or is one again as it was reopened: the promises are owed from now on.
   *
   * @param slaClass the class of promise that it falls under; null where it has none
   * @param promises what the contract that it was made under promises
   */
  public record Raised(@Nullable String slaClass, Promises promises) implements What {}

  /**
   * Somebody tried to reach the lead.
   *
   * @param byHuman whether it was a person, or an AI acting as one; an automated e-mail is none
   */
  public record Touched(boolean byHuman) implements What {}

  /**
   * A rep took the lead, and owes it a talk from now on.
   *
   * @param talk the promise of it, as it begins here
   */
  public record Accepted(Raised talk) implements What {}

  /** A rep refused the lead, with a reason. */
  public record Rejected() implements What {}

  /** A rep talked to the lead at length, or qualified it, which nobody does without talking. */
  public record TalkedTo() implements What {}

  /** The pass ended without an outcome: the lead was disqualified or went back to nurture. */
  public record TakenOut() implements What {}

  /** Anything else. No promise depends on it. */
  public record Other() implements What {}
}
