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
 * @param segment sales segment of the lead's company, where the step says it
 * @param what what happened
 */
public record LeadStep(
    Handoff handoff,
    long revision,
    Instant at,
    @Nullable String rep,
    @Nullable String segment,
    What what) {

  /** What happened, as far as promises care. */
  public sealed interface What {}

  /**
   * The lead became an MQL, or is one again as it was reopened: the promises are owed from now on.
   * What had ended is owed afresh.
   *
   * @param slaClass the class of promise that it falls under; null where it has none
   * @param promises what the contract that it was made under promises
   */
  public record Raised(@Nullable String slaClass, Promises promises) implements What {}

  /**
   * The lead did something more urgent.
   *
   * @param slaClass the class of promise that it falls under from now on
   * @param promises what the contract that governs it now promises
   */
  public record Tightened(@Nullable String slaClass, Promises promises) implements What {}

  /**
   * The lead was given to a rep.
   *
   * @param agreed what promises say of it
   */
  public record Assigned(Agreed agreed) implements What {}

  /**
   * Somebody tried to reach the lead.
   *
   * @param byHuman whether it was a person, or an AI acting as one; an automated e-mail is none
   * @param later what the lead asked for; null unless it wants to be called later
   */
  public record Touched(boolean byHuman, @Nullable CallLater later) implements What {}

  /**
   * The lead wants to be called later.
   *
   * @param until when
   * @param agreed what promises say of it
   */
  public record CallLater(Instant until, Agreed agreed) {}

  /** What was agreed when a promise was given. */
  public interface Agreed {
    /** The terms of the contract's version that the promise names. */
    Promises termsOf(Pledge pledge);
  }

  /** What the lead asked a person for, if it did. */
  static @Nullable CallLater askedFor(LeadStep step) {
    return step.what() instanceof Touched touched && touched.byHuman() ? touched.later() : null;
  }

  /**
   * A rep took the lead, and owes it a talk from now on.
   *
   * @param talk the promise of it, as it begins here
   */
  public record Accepted(Raised talk) implements What {}

  /**
   * The lead was reopened as one that is accepted: a talk is owed afresh, and a first touch if it
   * was called off before there was any.
   *
   * @param slaClass the class of promise that it falls under; null where it has none
   * @param promises what the contract promises that governs it now
   */
  public record Reaccepted(@Nullable String slaClass, Promises promises) implements What {}

  /** A rep refused the lead, with a reason. */
  public record Rejected() implements What {}

  /** A rep talked to the lead at length, or qualified it, which nobody does without talking. */
  public record TalkedTo() implements What {}

  /** The pass ended without an outcome: the lead was disqualified or went back to nurture. */
  public record TakenOut() implements What {}

  /** Anything else. No promise depends on it. */
  public record Other() implements What {}
}
