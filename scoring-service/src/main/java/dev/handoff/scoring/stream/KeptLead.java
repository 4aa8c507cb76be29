package dev.handoff.scoring.stream;

import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import dev.handoff.scoring.state.LeadState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead in the store.
 *
 * @param card what scoring keeps of it
 * @param asOf the latest instant at which a score was taken
 * @param shown what people saw of the last score that was published, or null for none
 * @param dueAt where it stands in the index of due times, or null where it does not
 * @param written the card and state that were read or written last, or null for none: what has not
 *     changed since need not be turned into state again
 */
record KeptLead(
    Scorecard card,
    Instant asOf,
    @Nullable Shown shown,
    @Nullable Instant dueAt,
    @Nullable Written written) {

  static final KeptLead NEW = new KeptLead(Scorecard.EMPTY, Instant.EPOCH, null, null, null);

  /** A card and its state. */
  record Written(Scorecard card, LeadState state) {}

  /**
   * A score that was published.
   *
   * @param face digest of what a person sees of it
   */
  record Shown(double total, String face) {}

  KeptLead with(Scorecard newCard) {
    return new KeptLead(newCard, asOf, shown, dueAt, written);
  }

  /** Scores never go back in time, however late a record arrives. */
  KeptLead until(Instant t) {
    return t.isAfter(asOf) ? new KeptLead(card, t, shown, dueAt, written) : this;
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
    return new KeptLead(card, asOf, now, dueAt, written);
  }

  KeptLead due(@Nullable Instant at) {
    return new KeptLead(card, asOf, shown, at, written);
  }

  KeptLead writtenAs(LeadState state) {
    return new KeptLead(card, asOf, shown, dueAt, new Written(card, state));
  }

  @Nullable Double shownTotal() {
    return shown == null ? null : shown.total();
  }
}
