package dev.handoff.scoring.stream;

import dev.handoff.contract.Contracts;
import dev.handoff.message.Cause;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.score.ScoringRules;
import dev.handoff.scoring.state.LeadState;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the leads anew, one after the other, when another version of a contract governs them. How
 * far it came is kept in a store, so that a restart goes on from there.
 */
final class ContractWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ContractWatch.class);
  private static final String IN_FORCE = "in-force";
  private static final String REACHED = "reached";
  private static final String LOOKED_AT = "looked-at";

  private final LeadBook book;
  private final KeyValueStore<String, LeadState> leads;
  private final KeyValueStore<String, String> rescoring;
  private final Contracts contracts;
  private final BiConsumer<String, ScoreChanged> tell;

  /** Written by the stream's thread, read by whoever asks for metrics. */
  private volatile double progress = 1;

  /**
   * @param tell passes on, by lead id, what changed
   */
  ContractWatch(
      LeadBook book,
      KeyValueStore<String, LeadState> leads,
      KeyValueStore<String, String> rescoring,
      Contracts contracts,
      BiConsumer<String, ScoreChanged> tell) {
    this.book = book;
    this.leads = leads;
    this.rescoring = rescoring;
    this.contracts = contracts;
    this.tell = tell;
  }

  /** Sees how much there is to do, and does nothing. */
  void notice(Instant now) {
    boolean known = contracts.inForce(now).toString().equals(rescoring.get(IN_FORCE));
    progress = known ? share(rescoring.get(REACHED)) : 0;
  }

  /** Goes on with the leads that are next; returns how many were judged anew. */
  int look(Instant now, int most) {
    String inForce = contracts.inForce(now).toString();
    if (!inForce.equals(rescoring.get(IN_FORCE))) {
      rescoring.put(IN_FORCE, inForce);
      rescoring.put(REACHED, "");
      rescoring.put(LOOKED_AT, "0");
      if (leads.approximateNumEntries() > 0) {
        LOG.info("Leads are judged anew; now in force: {}", inForce);
      }
    }
    String reached = rescoring.get(REACHED);
    return reached == null ? 0 : goOn(reached, now, most);
  }

  private int goOn(String reached, Instant now, int most) {
    int judged = 0;
    int lookedAt = 0;
    String next;
    try (KeyValueIterator<String, LeadState> rest = leads.range(reached, null)) {
      while (rest.hasNext() && lookedAt < most) {
        KeyValue<String, LeadState> entry = rest.next();
        judged += judge(entry.key, LeadStates.lead(entry.value), now) ? 1 : 0;
        lookedAt++;
      }
      next = rest.hasNext() ? rest.peekNextKey() : null;
    }
    note(next, lookedAt);
    return judged;
  }

  private void note(@Nullable String next, int lookedAt) {
    long all = Long.parseLong(rescoring.get(LOOKED_AT)) + lookedAt;
    rescoring.put(LOOKED_AT, Long.toString(all));
    rescoring.put(REACHED, next);
    progress = share(next);
    if (next == null && all > 0) {
      LOG.info("All {} leads of a partition are judged by the contracts in force", all);
    }
  }

  /** As far as the store can tell how many leads it holds. */
  private double share(@Nullable String next) {
    if (next == null) {
      return 1;
    }
    double all = Math.max(1, leads.approximateNumEntries());
    return Math.min(1, Long.parseLong(rescoring.get(LOOKED_AT)) / all);
  }

  private boolean judge(String leadId, KeptLead lead, Instant now) {
    KeptLead today = lead.until(now);
    ScoringRules rules = book.rulesIfAny(today).orElse(null);
    if (rules == null || rules.name().equals(lead.scoredUnder())) {
      return false;
    }
    book.keep(leadId, today.under(rules), rules, Cause.CONTRACT, null)
        .ifPresent(changed -> tell.accept(leadId, changed));
    return true;
  }

  /** Share of the leads that are judged by the contracts in force, from 0 to 1. */
  double progress() {
    return progress;
  }
}
