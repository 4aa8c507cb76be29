package dev.handoff.sla.stream;

import dev.handoff.contract.Contracts;
import dev.handoff.sla.clock.LaterVersions;
import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.LeadClocks.Turn;
import dev.handoff.sla.state.LeadClocksState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Asks every lead's clocks, a slice at a time, when another version of a contract has taken effect:
 * one may have to become due earlier. After a start all are asked once; it moves nothing twice.
 */
final class VersionWatch implements Punctuator {
  /** How often to go on. */
  static final Duration EVERY = Duration.ofMillis(200);

  /** Leads a look, so that records get their turn. */
  private static final int LEADS_A_LOOK = 500;

  private final KeyValueStore<String, LeadClocksState> clocks;
  private final ClockBook book;
  private final Contracts contracts;
  private final LaterVersions versions;
  private final BiConsumer<Turn, Instant> tell;
  private Contracts.@Nullable InForce asked;

  /** The first lead that was not asked yet; null once all were. */
  private @Nullable String next;

  /**
   * @param versions what later versions of contracts say of clocks that run
   * @param tell passes on what was said, and when
   */
  VersionWatch(
      KeyValueStore<String, LeadClocksState> clocks,
      ClockBook book,
      Contracts contracts,
      LaterVersions versions,
      BiConsumer<Turn, Instant> tell) {
    this.clocks = clocks;
    this.book = book;
    this.contracts = contracts;
    this.versions = versions;
    this.tell = tell;
  }

  @Override
  public void punctuate(long nowMillis) {
    Instant now = Instant.ofEpochMilli(nowMillis);
    Contracts.InForce inForce = contracts.inForce(now);
    if (!inForce.equals(asked)) {
      asked = inForce;
      next = "";
    }
    if (next != null) {
      slice(next).forEach(lead -> ask(lead, now));
    }
  }

  private List<LeadClocks> slice(String from) {
    List<LeadClocks> leads = new ArrayList<>();
    try (KeyValueIterator<String, LeadClocksState> rest = clocks.range(from, null)) {
      while (rest.hasNext() && leads.size() < LEADS_A_LOOK) {
        leads.add(StoredClocks.restored(rest.next().value));
      }
      next = rest.hasNext() ? rest.peekNextKey() : null;
    }
    return leads;
  }

  private void ask(LeadClocks before, Instant now) {
    Turn turn = before.under(versions, now);
    if (!turn.alerts().isEmpty()) {
      book.turn(before, turn.clocks());
      tell.accept(turn, now);
    }
  }
}
