package dev.handoff.scoring.score;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.handoff.contract.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A lead's score at an instant, under a contract, with its reasons. Numbers are unrounded.
 *
 * @param at the instant
 * @param contractId the contract
 * @param contractVersion its version
 * @param fit whether the lead matches the ideal customer
 * @param criteria each criterion of the fit minimum, in the contract's order
 * @param fitReasons rules of fit.points that hold
 * @param contributions engagement rules with an event, in the contract's order
 * @param threshold what the total has to reach
 * @param highIntent triggers that hold, in the contract's order
 * @param disqualifiers disqualifying rules that hold
 * @param slaClass the class of promise that an MQL of this score gets
 */
public record LeadScore(
    Instant at,
    String contractId,
    int contractVersion,
    Fit fit,
    List<Criterion> criteria,
    List<FitReason> fitReasons,
    List<Contribution> contributions,
    double threshold,
    List<HighIntent> highIntent,
    List<String> disqualifiers,
    String slaClass) {

  /** Whether a lead matches the ideal customer. */
  public enum Fit {
    /** Every criterion holds. */
    MET,
    /** A known criterion fails. */
    BELOW,
    /** None fails, and an attribute is missing. */
    UNKNOWN;

    static Fit of(List<Criterion> criteria) {
      Fit fit = MET;
      for (Criterion criterion : criteria) {
        switch (criterion.outcome()) {
          case FAILS -> {
            return BELOW;
          }
          case UNKNOWN -> fit = UNKNOWN;
          case HOLDS -> {}
        }
      }
      return fit;
    }
  }

  /** One criterion, as judged, with the known attributes that it looked at. */
  public record Criterion(String name, Outcome outcome, Map<String, String> values) {}

  /** A fact that gave points. */
  public record FitReason(String name, double points) {}

  /** A high-intent trigger that holds, with the events that make it hold, newest first. */
  public record HighIntent(
      String name, String slaClass, Instant occurredAt, List<String> eventIds) {}

  /** Sum of the fit reasons. */
  public double fitPoints() {
    double sum = 0;
    for (FitReason reason : fitReasons) {
      sum += reason.points();
    }
    return sum;
  }

  /** Sum of the contributions, at least 0. */
  public double engagementPoints() {
    return Math.max(0, balance());
  }

  /** Sum of the contributions, which may be below 0. */
  double balance() {
    double sum = 0;
    for (Contribution contribution : contributions) {
      sum += contribution.counted();
    }
    return sum;
  }

  /** Fit and engagement together. */
  public double total() {
    return fitPoints() + engagementPoints();
  }

  /** Whether this lead is to be an MQL: fit, and threshold or high intent. Never one side alone. */
  public boolean qualifies() {
    return fit == Fit.MET
        && disqualifiers.isEmpty()
        && (total() >= threshold || !highIntent.isEmpty());
  }

  /** Digest of what a person sees of it at first sight: of two that look alike, the same. */
  public String headline() {
    return text(atFirstSight());
  }

  /**
   * Digest of what a person sees of it with its reasons: of two that look alike, the same, and 128
   * bits of MurmurHash3 make a mistake unheard of. It is kept with a lead: another digest of the
   * same looks tells every lead's score once more.
   */
  public String face() {
    HashStream128 face = atFirstSight();
    face.putInt(criteria.size());
    for (Criterion criterion : criteria) {
      face.putString(criterion.name()).putString(criterion.outcome().name());
    }
    face.putInt(fitReasons.size());
    for (FitReason reason : fitReasons) {
      face.putString(reason.name());
    }
    face.putInt(contributions.size());
    for (Contribution contribution : contributions) {
      face.putString(contribution.rule()).putLong(Math.round(contribution.counted()));
    }
    return text(face);
  }

  /** It is kept with a lead, so that the form is our own. */
  private static String text(HashStream128 digest) {
    HashValue128 value = digest.get();
    return new UUID(value.getMostSignificantBits(), value.getLeastSignificantBits()).toString();
  }

  private HashStream128 atFirstSight() {
    HashStream128 seen = Hashing.murmur3_128().hashStream();
    seen.putString(contractId).putInt(contractVersion).putString(fit.name());
    seen.putLong(Math.round(total())).putBoolean(qualifies()).putString(slaClass);
    seen.putInt(disqualifiers.size());
    disqualifiers.forEach(seen::putString);
    seen.putInt(highIntent.size());
    for (HighIntent trigger : highIntent) {
      seen.putString(trigger.name()).putInt(trigger.eventIds().size());
      trigger.eventIds().forEach(seen::putString);
    }
    return seen;
  }
}
