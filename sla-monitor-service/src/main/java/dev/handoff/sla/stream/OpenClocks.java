package dev.handoff.sla.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.SlaClock.Ended;
import dev.handoff.sla.state.LeadClocksState;
import java.util.Arrays;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How many clocks of a partition are open. After a start they are counted a slice at a time, lead
 * by lead in the store's own order; what changes behind the last lead counted is seen when the
 * count gets there, and what changes before it is added at once.
 */
final class OpenClocks {
  private final KeyValueStore<String, LeadClocksState> clocks;

  /** The first lead that is not counted yet; null once all are. */
  private @Nullable String next = "";

  /** Written by the stream's thread, read by whoever asks for metrics. */
  private volatile long count;

  OpenClocks(KeyValueStore<String, LeadClocksState> clocks) {
    this.clocks = clocks;
  }

  /** Goes on counting. */
  void look(int most) {
    if (next == null) {
      return;
    }
    long found = 0;
    int leads = 0;
    try (KeyValueIterator<String, LeadClocksState> rest = clocks.range(next, null)) {
      while (rest.hasNext() && leads < most) {
        KeyValue<String, LeadClocksState> entry = rest.next();
        found += open(StoredClocks.restored(entry.value));
        leads++;
      }
      next = rest.hasNext() ? rest.peekNextKey() : null;
    }
    add(found);
  }

  void turned(LeadClocks before, LeadClocks after) {
    if (isCounted(before.leadId())) {
      add(open(after) - open(before));
    }
  }

  long count() {
    return count;
  }

  // Only the stream's thread writes.
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  private void add(long more) {
    count += more;
  }

  private boolean isCounted(String leadId) {
    return next == null || Arrays.compareUnsigned(leadId.getBytes(UTF_8), next.getBytes(UTF_8)) < 0;
  }

  private static long open(LeadClocks lead) {
    return lead.clocks().stream().filter(clock -> !(clock instanceof Ended)).count();
  }
}
