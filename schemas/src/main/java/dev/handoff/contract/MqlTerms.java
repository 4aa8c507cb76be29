package dev.handoff.contract;

/**
 * When a lead becomes an MQL.
 *
 * @param threshold fit points and engagement points together; reached means not below it
 * @param raiseWhen how fit and engagement go together
 * @param raiseOnContractChange whether a new contract version alone, without an act of the lead,
 *     may raise an MQL; false unless the contract says so
 */
public record MqlTerms(double threshold, RaiseWhen raiseWhen, boolean raiseOnContractChange) {

  /** How fit and engagement go together. */
  public enum RaiseWhen {
    /**
     * Fit met, and the threshold reached or a high-intent trigger. Either side alone is never
     * enough.
     */
    FIT_AND_ENGAGEMENT
  }
}
