package dev.handoff.contract;

/** Placeholder. */
public interface Condition {
  /** Holds of everything. */
  Condition ALWAYS = facts -> Outcome.HOLDS;

  /** Evaluates. */
  Outcome evaluate(Facts facts);
}
