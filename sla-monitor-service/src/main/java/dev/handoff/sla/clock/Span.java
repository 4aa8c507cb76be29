package dev.handoff.sla.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of open time, half-open.
 *
 * @param from when it opens
 * @param to when it closes, after {@code from} unless the span is empty
 */
record OpenSpan(Instant from, Instant to) {

  boolean isEmpty() {
    return !from.isBefore(to);
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** What of it lies in {@code [start, end)}; may be empty. */
  OpenSpan within(Instant start, Instant end) {
    return new OpenSpan(
        from.isBefore(start) ? start : from, //
        to.isAfter(end) ? end : to);
  }

  /** The same open time without overlaps. The spans must be ordered by their beginning. */
  static List<OpenSpan> merged(List<OpenSpan> ordered) {
    List<OpenSpan> merged = new ArrayList<>();
    for (OpenSpan span : ordered) {
      if (merged.isEmpty() || span.from.isAfter(merged.getLast().to)) {
        merged.add(span);
      } else if (span.to.isAfter(merged.getLast().to)) {
        merged.set(merged.size() - 1, new OpenSpan(merged.getLast().from, span.to));
      }
    }
    return List.copyOf(merged);
  }
}
