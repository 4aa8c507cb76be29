package dev.handoff.local.reading;

import dev.handoff.local.stack.Place;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts a topic's records by reading them: offsets would count the markers of transactions too.
 */
public final class Count {
  private Count() {}

  /** Records that are there now; deletions of a compacted topic count as well. */
  public static long of(Place place, String topic) {
    var records = new AtomicLong();
    try (var tail = Tail.fromBeginning(place, topic)) {
      tail.untilEnd(record -> {
        records.incrementAndGet();
        return true;
      });
    }
    return records.get();
  }
}
