package dev.handoff.scoring.stream;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which events were seen already. An id is remembered for {@link #HORIZON}, counted from when it
 * was seen: a repetition that comes later than that may count again.
 *
 * <p>One entry an event, and no index of their times: that would double what every event costs.
 * What is over its time is found by walking through the ids, all of them about once a day.
 */
final class SeenEvents {
  static final Duration HORIZON = Duration.ofDays(30);

  /** How often to go on walking. */
  static final Duration EVERY = Duration.ofSeconds(10);

  private static final long STEPS_A_DAY = Duration.ofDays(1).dividedBy(EVERY);
  private static final int LEAST_A_STEP = 100;
  private static final int MOST_A_STEP = 20_000;
  private static final char BETWEEN = '\u0000';

  private final KeyValueStore<String, Long> seenAt;
  private @Nullable String reached;

  SeenEvents(KeyValueStore<String, Long> seenAt) {
    this.seenAt = seenAt;
  }

  /** Whether this event of this lead was not seen yet. */
  boolean isNew(String leadId, String eventId) {
    return seenAt.get(id(leadId, eventId)) == null;
  }

  /** Remembers it. */
  void remember(String leadId, String eventId, Instant now) {
    seenAt.put(id(leadId, eventId), now.toEpochMilli());
  }

  private static String id(String leadId, String eventId) {
    return leadId + BETWEEN + eventId;
  }

  /** Forgets all events of a lead. */
  void forget(String leadId) {
    try (KeyValueIterator<String, Long> ids =
        seenAt.range(leadId + BETWEEN, leadId + (char) (BETWEEN + 1))) {
      ids.forEachRemaining(entry -> seenAt.delete(entry.key));
    }
  }

  /** Goes on walking, and forgets what was seen before the horizon. */
  void forget(Instant now) {
    long before = now.minus(HORIZON).toEpochMilli();
    long step = seenAt.approximateNumEntries() / STEPS_A_DAY + LEAST_A_STEP;
    try (KeyValueIterator<String, Long> ids = seenAt.range(reached, null)) {
      for (long i = Math.min(step, MOST_A_STEP); i > 0 && ids.hasNext(); i--) {
        KeyValue<String, Long> entry = ids.next();
        if (entry.value < before) {
          seenAt.delete(entry.key);
        }
      }
      reached = ids.hasNext() ? ids.peekNextKey() : null;
    }
  }
}
