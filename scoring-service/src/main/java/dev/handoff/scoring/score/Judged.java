package dev.handoff.scoring.score;

import dev.handoff.contract.Outcome;
import dev.handoff.scoring.score.FitRules.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contract's conditions on who a lead is said of its profile. Kept with the lead, so that an
 * act need not ask them again.
 */
public final class Judged {
  private final String contract;
  private final List<Outcome> outcomes;

  // The same for as long as the profile is; two threads may both find it, and find the same.
  private @Nullable Judgement inWords;

  /**
   * @param contract whose conditions these are: id and version, as b2b-default/2
   * @param outcomes of the fit minimum, the rules of fit.points and the disqualifiers, one after
   *     the other in the contract's order
   */
  public Judged(String contract, List<Outcome> outcomes) {
    this.contract = contract;
    this.outcomes = outcomes;
  }

  /** Whose conditions these are: id and version, as b2b-default/2. */
  public String contract() {
    return contract;
  }

  /** Of the fit minimum, the rules of fit.points and the disqualifiers, in the contract's order. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  /** The same in the words of a score, of the one profile that these rules were asked about. */
  Judgement inWords(FitRules rules, Profile profile) {
    Judgement known = inWords;
    if (known == null) {
      known = rules.judgement(profile, outcomes);
      inWords = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Judged judged
        && contract.equals(judged.contract)
        && outcomes.equals(judged.outcomes);
  }

  @Override
  public int hashCode() {
    return contract.hashCode() * 31 + outcomes.hashCode();
  }

  @Override
  public String toString() {
    return contract + " " + outcomes;
  }
}
