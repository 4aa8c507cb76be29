package dev.handoff.scoring.desk;

import static java.util.Comparator.comparing;

import dev.handoff.contract.Contract;
import dev.handoff.scoring.score.Act;
import dev.handoff.scoring.score.Profile;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A what-if: a lead that need not exist, and the contract to score it under.
 *
 * @param acts each once
 * @param at the instant to score it at
 * @param recycledAt when it went back to nurture, or null for never
 */
record Preview(
    Contract contract, Profile profile, List<Act> acts, Instant at, @Nullable Instant recycledAt) {

  /** Keeps the scorecard as the topology does that sees everything in its time. */
  ExplainedScore score() {
    ScoringRules rules = new ScoringRules(contract);
    Scorecard card = Scorecard.EMPTY.with(profile);
    Instant recycle = recycledAt;
    for (Act act : acts.stream().sorted(comparing(Act::occurredAt)).toList()) {
      if (recycle != null && !act.occurredAt().isBefore(recycle)) {
        card = recycled(card, recycle);
        recycle = null;
      }
      card = card.with(act, rules);
    }
    return ExplainedScore.of(null, recycle == null ? card : recycled(card, recycle), rules, at);
  }

  private Scorecard recycled(Scorecard card, Instant recycle) {
    return card.recycled(recycle, contract.lifecycle().recycle().resetsEngagement());
  }
}
