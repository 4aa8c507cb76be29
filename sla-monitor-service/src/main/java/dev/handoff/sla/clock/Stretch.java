package dev.handoff.sla.clock;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time with the reason why it counts or does not, half-open.
 *
 * @param from when it begins
 * @param to when it is over, after {@code from}
 */
public record Stretch(Instant from, Instant to, Kind kind) {

  /** Why time counts, or does not. A pause is said whatever else would hold. */
  public enum Kind {
    /** It counts. */
    OPEN,
    /** It lies outside the hours. */
    CLOSED,
    /** It lies outside the hours of a public holiday, or of another date that is closed. */
    HOLIDAY,
    /** The clock stood still. */
    PAUSED
  }

  static Stretch of(Span span, Kind kind) {
    return new Stretch(span.from(), span.to(), kind);
  }

  Span span() {
    return new Span(from, to);
  }

  /** The same in order and without seams: neighbours of one kind are one. */
  static List<Stretch> seamless(List<Stretch> stretches) {
    List<Stretch> seamless = new ArrayList<>();
    for (Stretch next : stretches.stream().sorted(comparing(Stretch::from)).toList()) {
      Stretch last = seamless.isEmpty() ? next : seamless.getLast();
      if (last.kind == next.kind && last.to.equals(next.from)) {
        seamless.set(seamless.size() - 1, new Stretch(last.from, next.to, next.kind));
      } else {
        seamless.add(next);
      }
    }
    return List.copyOf(seamless);
  }
}
