package dev.handoff.scoring.stream;

import dev.handoff.scoring.score.Scorecard;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead in the store.
 *
 * @param card what scoring keeps of it
 * @param asOf the latest instant at which a score was taken
 * @param shownTotal total of the last score that was published, or null for none
 * @param shownFace digest of what a person saw of it, or null for none
 */
record KeptLead(
    Scorecard card, Instant asOf, @Nullable Double shownTotal, @Nullable String shownFace) {

  static final KeptLead NEW = new KeptLead(Scorecard.EMPTY, Instant.EPOCH, null, null);

  KeptLead with(Scorecard newCard) {
    return new KeptLead(newCard, asOf, shownTotal, shownFace);
  }

  /** Scores never go back in time, however late a record arrives. */
  KeptLead until(Instant t) {
    return t.isAfter(asOf) ? new KeptLead(card, t, shownTotal, shownFace) : this;
  }

  KeptLead shown(double total, String face) {
    return new KeptLead(card, asOf, total, face);
  }
}
