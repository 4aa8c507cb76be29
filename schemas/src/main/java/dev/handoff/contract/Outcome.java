package dev.handoff.contract;

/** What a condition says of the facts it was given. */
public enum Outcome {
  /** It holds. */
  HOLDS,
  /** It does not hold, whatever the missing attributes may be. */
  FAILS,
  /**
   * An attribute that would decide it is missing, or is of another kind than the condition needs.
   */
  UNKNOWN
}
