package dev.handoff.scoring.stream;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which events were seen already. An id is remembered for {@link #HORIZON}, counted from when it
 * was seen: a repetition that comes later than that counts again.
 *
 * <p>Two entries an event: one to find it by its id, one to find what is over its time, in order.
 */
final class SeenEvents {
  static final Duration HORIZON = Duration.ofDays(30);

  /** So much is forgotten in one go at most, so that records do not wait for it. */
  private static final int BATCH = 5_000;

  private static final char BETWEEN = '\u0000';
  private static final byte[] NOTHING = {};

  private final KeyValueStore<String, Long> byId;
  private final KeyValueStore<String, byte[]> byTime;

  SeenEvents(KeyValueStore<String, Long> byId, KeyValueStore<String, byte[]> byTime) {
    this.byId = byId;
    this.byTime = byTime;
  }

  /** Whether this event of this lead was not seen yet. */
  boolean isNew(String leadId, String eventId) {
    return byId.get(id(leadId, eventId)) == null;
  }

  /** Remembers it. */
  void remember(String leadId, String eventId, Instant now) {
    String id = id(leadId, eventId);
    byId.put(id, now.toEpochMilli());
    byTime.put(hour(now) + id, NOTHING);
  }

  private static String id(String leadId, String eventId) {
    return leadId + BETWEEN + eventId;
  }

  /** Forgets what was seen before the horizon, the oldest first. */
  void forget(Instant now) {
    try (KeyValueIterator<String, byte[]> old = byTime.range("", hour(now.minus(HORIZON)))) {
      for (int i = 0; i < BATCH && old.hasNext(); i++) {
        KeyValue<String, byte[]> entry = old.next();
        byId.delete(entry.key.substring(hour(now).length()));
        byTime.delete(entry.key);
      }
    }
  }

  /** Sorts as time does, and always has the same length. */
  private static String hour(Instant instant) {
    return "%08d".formatted(instant.getEpochSecond() / Duration.ofHours(1).toSeconds());
  }
}
