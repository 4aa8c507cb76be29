package dev.handoff.sla.stream;

import static java.util.stream.Collectors.toMap;

import dev.handoff.bus.DueIndex;
import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.SlaClock;
import dev.handoff.sla.state.LeadClocksState;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The clocks of all leads of a partition, and the index of when each wakes. The only writer of both
 * stores, so that they never disagree: every clock in the one has exactly one entry in the other.
 */
final class ClockBook {
  private final KeyValueStore<String, LeadClocksState> clocks;
  private final DueIndex dueIndex;
  private final OpenClocks open;

  ClockBook(KeyValueStore<String, LeadClocksState> clocks, DueIndex dueIndex) {
    this.clocks = clocks;
    this.dueIndex = dueIndex;
    this.open = new OpenClocks(clocks);
  }

  /** How many of them are open. */
  OpenClocks open() {
    return open;
  }

  LeadClocks of(String leadId) {
    LeadClocksState state = clocks.get(leadId);
    return state == null ? LeadClocks.none(leadId) : StoredClocks.restored(state);
  }

  void turn(LeadClocks before, LeadClocks after) {
    open.turned(before, after);
    clocks.put(after.leadId(), after.isEmpty() ? null : StoredClocks.stored(after));
    Map<String, Instant> entries = entries(before);
    entries(after)
        .forEach((clock, wakesAt) -> {
          Instant entry = entries.remove(clock);
          if (wakesAt.equals(entry)) {
            return;
          }
          if (entry != null) {
            dueIndex.remove(entry, clock);
          }
          dueIndex.put(wakesAt, clock, after.leadId());
        });
    entries.forEach((clock, wakesAt) -> dueIndex.remove(wakesAt, clock));
  }

  private static Map<String, Instant> entries(LeadClocks clocks) {
    return clocks.clocks().stream()
        .collect(toMap(clock -> clock.pledge().clockId(), SlaClock::wakesAt));
  }

  /** The leads with a clock that wakes up to {@code now}, the longest overdue first. */
  Set<String> due(Instant now, int most) {
    return dueIndex.due(now, most);
  }
}
