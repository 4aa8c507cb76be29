package dev.handoff.sla.stream;

import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.SlaClock;
import dev.handoff.sla.state.LeadClocksState;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The clocks of all leads of a partition, and the index of when each wakes. The only writer of both
 * stores, so that they never disagree: every clock in the one has exactly one entry in the other.
 */
final class ClockBook {
  private final KeyValueStore<String, LeadClocksState> clocks;
  private final KeyValueStore<Bytes, String> dueIndex;

  /**
   * No entry lies before it. Deleted entries leave traces in RocksDB that a scan from the very
   * beginning would walk over again and again.
   */
  private Bytes floor = DueKey.from(Instant.ofEpochMilli(Long.MIN_VALUE));

  ClockBook(KeyValueStore<String, LeadClocksState> clocks, KeyValueStore<Bytes, String> dueIndex) {
    this.clocks = clocks;
    this.dueIndex = dueIndex;
  }

  LeadClocks of(String leadId) {
    LeadClocksState state = clocks.get(leadId);
    return state == null ? LeadClocks.none(leadId) : StoredClocks.restored(state);
  }

  void turn(LeadClocks before, LeadClocks after) {
    clocks.put(after.leadId(), after.isEmpty() ? null : StoredClocks.stored(after));
    Set<Bytes> left = new HashSet<>();
    before.clocks().forEach(clock -> left.add(DueKey.of(clock)));
    for (SlaClock clock : after.clocks()) {
      Bytes key = DueKey.of(clock);
      if (!left.remove(key)) {
        dueIndex.put(key, after.leadId());
        floor = key.compareTo(floor) < 0 ? key : floor;
      }
    }
    left.forEach(dueIndex::delete);
  }

  /** The leads with a clock that wakes up to {@code now}, the longest overdue first. */
  Set<String> due(Instant now, int most) {
    Set<String> leads = new LinkedHashSet<>();
    Bytes end = DueKey.from(now.plusMillis(1));
    try (KeyValueIterator<Bytes, String> entries = dueIndex.range(floor, end)) {
      floor = entries.hasNext() ? entries.peekNextKey() : end;
      while (entries.hasNext() && leads.size() < most) {
        leads.add(entries.next().value);
      }
    }
    return leads;
  }
}
