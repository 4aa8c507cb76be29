package dev.handoff.scoring.score;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The newest events of a kind, newest first: enough to count how many of so many lie in a window,
 * however many there ever were.
 */
public record Newest(List<Seen> events) {

  /** None yet. */
  public static final Newest NONE = new Newest(List.of());

  /** One of them. */
  public record Seen(String eventId, Instant at) {}

  /** With one more, keeping the {@code most} newest; of the same instant, the lower id first. */
  Newest plus(Seen event, int most) {
    return new Newest(
        Stream.concat(events.stream(), Stream.of(event))
            .sorted(comparing(Seen::at).reversed().thenComparing(Seen::eventId))
            .limit(most)
            .toList());
  }

  /** Those whose age at {@code t} is less than the window. */
  List<Seen> within(Duration window, Instant t) {
    Instant from = t.minus(window);
    return events.stream().filter(event -> event.at().isAfter(from)).toList();
  }
}
