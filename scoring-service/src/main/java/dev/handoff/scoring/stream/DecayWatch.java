package dev.handoff.scoring.stream;

import dev.handoff.bus.DueIndex;
import dev.handoff.message.Cause;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.score.Assessment;
import dev.handoff.scoring.score.ScoringRules;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Takes the scores anew of leads that look different though they did nothing. What a look costs is
 * the number of leads that are due, not the number that are known.
 */
final class DecayWatch {
  private final LeadBook book;
  private final DueIndex due;
  private final BiConsumer<String, ScoreChanged> tell;

  /**
   * @param tell passes on, by lead id, what changed
   */
  DecayWatch(LeadBook book, DueIndex due, BiConsumer<String, ScoreChanged> tell) {
    this.book = book;
    this.due = due;
    this.tell = tell;
  }

  /** Looks at the leads that are due, the longest overdue first; returns how many there were. */
  int look(Instant now, int most) {
    var leads = due.due(now, most);
    for (String leadId : leads) {
      book.find(leadId).ifPresent(lead -> settle(leadId, book.taken(leadId, lead), now));
    }
    return leads.size();
  }

  /**
   * Follows the score from one change to the next up to now. A score is taken at the very instant
   * of its last change, so that it does not depend on when we looked; and of changes that were
   * missed, one that made the lead qualify is told for itself. Where only the shares of the rules
   * have moved, nobody is told.
   */
  private void settle(String leadId, KeptLead lead, Instant now) {
    if (book.rulesIfAny(lead).isEmpty()) {
      // Its contract is gone; what is published next wakes it.
      book.put(leadId, lead);
      return;
    }
    KeptLead at = lead;
    Assessment assessed = assess(at);
    String told = assessed.score().headline();
    Instant next = book.nextChange(at, assessed);
    while (next != null && !next.isAfter(now)) {
      boolean qualified = assessed.score().qualifies();
      at = at.until(next);
      assessed = assess(at);
      if (assessed.score().qualifies() && !qualified) {
        at = tell(leadId, at);
        assessed = assess(at);
        told = assessed.score().headline();
      }
      next = book.nextChange(at, assessed);
    }
    if (told.equals(assessed.score().headline())) {
      book.keep(leadId, at, assessed);
    } else {
      tell(leadId, at);
    }
  }

  private Assessment assess(KeptLead lead) {
    return book.rulesFor(lead).assess(lead.card(), lead.asOf());
  }

  private KeptLead tell(String leadId, KeptLead lead) {
    ScoringRules rules = book.rulesFor(lead);
    KeptLead under = lead.under(rules);
    // Time alone raises no MQL under terms that nobody agreed on when the lead was last looked at.
    boolean sameTerms = Objects.equals(under.scoredUnder(), lead.scoredUnder());
    Cause cause = sameTerms ? Cause.DECAY : Cause.CONTRACT;
    book.keep(leadId, under, rules, cause, null).ifPresent(changed -> tell.accept(leadId, changed));
    return book.find(leadId).orElse(under);
  }
}
