package dev.handoff.scoring.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The newest events of a kind, newest first: enough to count how many of so many lie in a window,
 * however many there ever were.
 */
public record Newest(List<Seen> events) {

  /** None yet. */
  public static final Newest NONE = new Newest(List.of());

  private static final Comparator<Seen> NEWEST_FIRST =
      Comparator.comparing(Seen::at).reversed().thenComparing(Seen::eventId);

  /** One of them. */
  public record Seen(String eventId, Instant at) {}

  /** With one more, keeping the {@code most} newest; of the same instant, the lower id first. */
  Newest plus(Seen event, int most) {
    int place = place(event);
    if (place >= most) {
      return this;
    }
    List<Seen> more = new ArrayList<>(events.size() + 1);
    more.addAll(events.subList(0, place));
    more.add(event);
    more.addAll(events.subList(place, Math.min(events.size(), most - 1)));
    return new Newest(more);
  }

  /** Events mostly arrive in order, so that the search begins with the newest. */
  private int place(Seen event) {
    int place = 0;
    while (place < events.size() && NEWEST_FIRST.compare(events.get(place), event) <= 0) {
      place++;
    }
    return place;
  }

  /** Both together, all that is known of either. */
  Newest and(Newest other) {
    List<Seen> all = new ArrayList<>(events.size() + other.events.size());
    all.addAll(events);
    all.addAll(other.events);
    all.sort(NEWEST_FIRST);
    return new Newest(all);
  }

  /** Those whose age at {@code t} is less than the window. */
  List<Seen> within(Duration window, Instant t) {
    return after(t.minus(window));
  }

  /** Those that occurred at an instant or after it. */
  Newest since(Instant instant) {
    return new Newest(after(instant.minusNanos(1)));
  }

  private List<Seen> after(Instant instant) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).at().isAfter(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return events.subList(0, low);
  }
}
