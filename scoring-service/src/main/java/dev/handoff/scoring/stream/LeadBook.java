package dev.handoff.scoring.stream;

import dev.handoff.bus.DueIndex;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.message.Cause;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.score.Assessment;
import dev.handoff.scoring.score.LeadScore;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.scoring.stream.KeptLead.Shown;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The leads of a partition, and the index of when each looks different next. The only writer of
 * both stores, so that they never disagree.
 */
final class LeadBook {
  /**
   * Leads act in bursts: so many of a partition are kept at hand as they were last put. That is
   * room for three times as many visitors at once as the measurement has; with many more leads at
   * hand, collecting garbage costs what reading saves.
   */
  private static final int MOST_AT_HAND = 100;

  private static final int MOST_READY = 16;

  private final Map<String, KeptLead> atHand =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KeptLead> eldest) {
          return size() > MOST_AT_HAND;
        }
      };

  private final KeyValueStore<String, LeadState> leads;
  private final DueIndex due;
  private final Contracts contracts;
  private final Map<Contract, ScoringRules> ready = new IdentityHashMap<>();

  LeadBook(KeyValueStore<String, LeadState> leads, DueIndex due, Contracts contracts) {
    this.leads = leads;
    this.due = due;
    this.contracts = contracts;
  }

  Optional<KeptLead> find(String leadId) {
    KeptLead lead = atHand.get(leadId);
    return lead != null
        ? Optional.of(lead)
        : Optional.ofNullable(leads.get(leadId)).map(LeadStates::lead);
  }

  /** Keeps the lead as it is, without a look at its score. */
  void put(String leadId, KeptLead lead) {
    leads.put(leadId, LeadStates.state(lead));
    atHand.put(leadId, lead);
  }

  /** Keeps nothing of the lead any more. */
  void forget(String leadId) {
    find(leadId).ifPresent(lead -> taken(leadId, lead));
    leads.delete(leadId);
    atHand.remove(leadId);
  }

  /** The rules that govern a lead at the instant up to which it is known. */
  ScoringRules rulesFor(KeptLead lead) {
    Contract contract = contracts.governing(lead.card().profile().contract(), lead.asOf());
    if (ready.size() > MOST_READY) {
      ready.clear();
    }
    return ready.computeIfAbsent(contract, ScoringRules::new);
  }

  /** The same, or none: a contract that was named may have been taken away. */
  Optional<ScoringRules> rulesIfAny(KeptLead lead) {
    try {
      return Optional.of(rulesFor(lead));
    } catch (NoContractInForce none) {
      return Optional.empty();
    }
  }

  /** Whether people saw a score of it that was taken under other terms than now govern it. */
  boolean isUnderOtherTerms(KeptLead lead) {
    return lead.shown() != null
        && rulesIfAny(lead).filter(rules -> !rules.name().equals(lead.scoredUnder())).isPresent();
  }

  /** Keeps the lead, of which there is nothing to tell. */
  void keep(String leadId, KeptLead lead, Assessment assessed) {
    put(leadId, indexed(leadId, lead, assessed));
  }

  private KeptLead indexed(String leadId, KeptLead lead, Assessment assessed) {
    boolean isOverdue = lead.dueAt() != null && !lead.dueAt().isAfter(lead.asOf());
    // No change lies before it that is still to come, so that nobody needs to know when that is.
    return isOverdue ? lead : lead.due(index(leadId, lead, nextChange(lead, assessed)));
  }

  /** When the lead looks different next, because time has passed or another version governs it. */
  @Nullable Instant nextChange(KeptLead lead, Assessment assessed) {
    Instant ofScore = assessed.nextChange().orElse(null);
    Instant ofTerms = contracts.nextVersionAfter(lead.card().profile().contract(), lead.asOf());
    return ofScore == null || ofTerms != null && ofTerms.isBefore(ofScore) ? ofTerms : ofScore;
  }

  /**
   * Takes the lead's score and keeps the lead.
   *
   * @param lead as the rules look at it, which {@link Scorecard#under} says
   * @param cause what made scoring look again
   * @param causedBy id of the event that did, or null where none did
   * @return the score, where it looks different from the one that people saw last
   */
  Optional<ScoreChanged> keep(
      String leadId, KeptLead lead, ScoringRules rules, Cause cause, @Nullable String causedBy) {
    Assessment assessed = rules.assess(lead.card(), lead.asOf());
    LeadScore score = assessed.score();
    KeptLead indexed = indexed(leadId, lead, assessed);
    Shown now = new Shown(score.total(), score.face());
    if (lead.shown() != null && lead.shown().face().equals(now.face())) {
      put(leadId, indexed);
      return Optional.empty();
    }
    put(leadId, indexed.shown(now));
    return Optional.of(
        Messages.scoreChanged(leadId, lead, score, assessed.flips(), cause, causedBy));
  }

  /**
   * Sees to it that the lead is due no later than its score changes. An entry that is too early is
   * left: to move it at each act would cost more than to look once in vain.
   */
  private @Nullable Instant index(String leadId, KeptLead lead, @Nullable Instant next) {
    Instant entry = lead.dueAt();
    if (next == null || entry != null && !next.isBefore(entry)) {
      return entry;
    }
    if (entry != null) {
      due.remove(entry, leadId);
    }
    due.put(next, leadId, leadId);
    return next;
  }

  /** The lead without its entry in the index. */
  KeptLead taken(String leadId, KeptLead lead) {
    Instant entry = lead.dueAt();
    if (entry != null) {
      due.remove(entry, leadId);
    }
    return lead.due(null);
  }
}
