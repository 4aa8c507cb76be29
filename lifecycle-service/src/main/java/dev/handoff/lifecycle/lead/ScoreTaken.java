package dev.handoff.lifecycle.lead;

import dev.handoff.contract.Contract;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What scoring found, as far as it matters for an MQL.
 *
 * @param contractId the contract that it was judged under
 * @param qualifies whether fit is met, nothing disqualifies, and threshold or high intent holds
 * @param prompt what made scoring look
 * @param total fit points and engagement points together
 * @param previousTotal total before; null the first time
 * @param threshold the contract's threshold; reached means that total is not below it
 * @param highIntent whether a high-intent trigger holds
 * @param slaClass the class of promise that an MQL of this score gets
 * @param lastActAt when the lead last did something; null where that is not known
 * @param actClasses classes of promise that the act calls for which made scoring look; empty where
 *     it was none, or one that calls for nothing by itself
 */
public record ScoreTaken(
    String contractId,
    boolean qualifies,
    Prompt prompt,
    double total,
    @Nullable Double previousTotal,
    double threshold,
    boolean highIntent,
    String slaClass,
    @Nullable Instant lastActAt,
    Set<String> actClasses) {

  public ScoreTaken {
    actClasses = Set.copyOf(actClasses);
  }

  /** What made scoring look at the lead. */
  public enum Prompt {
    /** The lead did something. */
    ACT,
    /** Something became known of the lead. */
    FACT,
    /** Time passed: points decayed, of either sign. */
    TIME,
    /** The agreement changed. */
    CONTRACT,
    /** Sales sent the lead back to nurture. */
    RECYCLE
  }

  /** What made a lead an MQL, given its fit. */
  public enum Trigger {
    THRESHOLD,
    HIGH_INTENT
  }

  /** The explicit act goes before the sum, as it also sets the class of promise. */
  public Trigger trigger() {
    return highIntent ? Trigger.HIGH_INTENT : Trigger.THRESHOLD;
  }

  boolean raisesMqlUnder(Contract contract) {
    return qualifies
        && switch (prompt) {
          case ACT, FACT -> true;
          // Else a new contract would raise its MQLs after all, with the next point that decays.
          case TIME -> crossedThreshold();
          case CONTRACT -> contract.mql().raiseOnContractChange();
          case RECYCLE -> false;
        };
  }

  /** Whether the lead did something after an instant, and that is why scoring looked. */
  boolean isOfAnActAfter(Instant then) {
    return prompt == Prompt.ACT && lastActAt != null && lastActAt.isAfter(then);
  }

  private boolean crossedThreshold() {
    return total >= threshold && (previousTotal == null || previousTotal < threshold);
  }
}
