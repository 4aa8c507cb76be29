package dev.handoff.sla.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time, half-open.
 *
 * @param from when it begins
 * @param to when it is over, after {@code from} unless the span is empty
 */
public record Span(Instant from, Instant to) {

  boolean isEmpty() {
    return !from.isBefore(to);
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** What of it lies in {@code [start, end)}; may be empty. */
  Span within(Instant start, Instant end) {
    return new Span(
        from.isBefore(start) ? start : from, //
        to.isAfter(end) ? end : to);
  }

  /** The same time without overlaps. The spans must be ordered by their beginning. */
  static List<Span> merged(List<Span> ordered) {
    List<Span> merged = new ArrayList<>();
    for (Span span : ordered) {
      if (merged.isEmpty() || span.from.isAfter(merged.getLast().to)) {
        merged.add(span);
      } else if (span.to.isAfter(merged.getLast().to)) {
        merged.set(merged.size() - 1, new Span(merged.getLast().from, span.to));
      }
    }
    return List.copyOf(merged);
  }
}
