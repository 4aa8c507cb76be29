package dev.handoff.scoring.stream;

import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead in the store.
 *
 * @param card what scoring keeps of it
 * @param asOf the latest instant at which a score was taken
 * @param shown what people saw of the last score that was published, or null for none
 * @param dueAt where it stands in the index of due times, or null where it does not
 */
record KeptLead(Scorecard card, Instant asOf, @Nullable Shown shown, @Nullable Instant dueAt) {

  static final KeptLead NEW = new KeptLead(Scorecard.EMPTY, Instant.EPOCH, null, null);

  /**
   * A score that was published.
   *
   * @param face digest of what a person sees of it
   */
  record Shown(double total, String face) {}

  KeptLead with(Scorecard newCard) {
    return new KeptLead(newCard, asOf, shown, dueAt);
  }

  /** Scores never go back in time, however late a record arrives. */
  KeptLead until(Instant t) {
    return t.isAfter(asOf) ? new KeptLead(card, t, shown, dueAt) : this;
  }

  /** As these rules look at it. */
  KeptLead under(ScoringRules rules) {
    return with(card.under(rules));
  }

  /** The contract that it was last scored under, as b2b-default/2, or null for none. */
  @Nullable String scoredUnder() {
    return card.judged() == null ? null : card.judged().contract();
  }

  KeptLead shown(Shown now) {
    return new KeptLead(card, asOf, now, dueAt);
  }

  KeptLead due(@Nullable Instant at) {
    return new KeptLead(card, asOf, shown, at);
  }

  @Nullable Double shownTotal() {
    return shown == null ? null : shown.total();
  }
}
