package dev.handoff.sla.clock;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNullElse;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** When no time counts, be the business open or not. Immutable; what overlaps counts once. */
public final class Pauses {
  /** Time counts whenever the business is open. */
  public static final Pauses NONE = of(List.of());

  private final NavigableMap<Instant, Span> byBeginning;

  private Pauses(NavigableMap<Instant, Span> byBeginning) {
    this.byBeginning = byBeginning;
  }

  /**
   * @param spans in any order; of a pause that still lasts the end is not known, and {@link
   *     Instant#MAX} stands for it. An empty one is none
   */
  public static Pauses of(List<Span> spans) {
    List<Span> ordered =
        spans.stream().filter(span -> !span.isEmpty()).sorted(comparing(Span::from)).toList();
    return new Pauses(
        Span.merged(ordered).stream()
            .collect(toMap(Span::from, identity(), (one, _) -> one, TreeMap::new)));
  }

  /** What of a span they take, in order; of an empty one nothing. */
  List<Span> in(Span span) {
    if (span.isEmpty()) {
      return List.of();
    }
    Instant first = requireNonNullElse(byBeginning.floorKey(span.from()), span.from());
    return byBeginning.subMap(first, true, span.to(), false).values().stream()
        .map(pause -> pause.within(span.from(), span.to()))
        .filter(pause -> !pause.isEmpty())
        .toList();
  }

  /** What of a span they leave, in order; of an empty one nothing. */
  List<Span> outOf(Span span) {
    List<Span> left = new ArrayList<>();
    Instant from = span.from();
    for (Span pause : in(span)) {
      left.add(new Span(from, pause.from()));
      from = pause.to();
    }
    left.add(new Span(from, span.to()));
    left.removeIf(Span::isEmpty);
    return left;
  }
}
