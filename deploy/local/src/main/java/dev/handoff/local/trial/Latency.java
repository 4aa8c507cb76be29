package dev.handoff.local.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How long it took from the act that decides until sales saw the MQL.
 *
 * @param sorted every time, the shortest first
 */
record Latency(List<Duration> sorted) {

  /**
   * Of the leads that decided in a span of time.
   *
   * @param from including
   * @param to excluding
   */
  static Latency of(
      Map<String, Instant> decided, Map<String, Instant> seen, Instant from, Instant to) {
    return new Latency(
        decided.entrySet().stream()
            .filter(entry -> !entry.getValue().isBefore(from) && entry.getValue().isBefore(to))
            .filter(entry -> seen.containsKey(entry.getKey()))
            .map(entry -> Duration.between(entry.getValue(), seen.get(entry.getKey())))
            .sorted()
            .toList());
  }

  /** The time that a share of the leads had to wait at most. */
  private Duration quantile(double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  @Override
  public String toString() {
    return sorted.isEmpty()
        ? "no lead"
        : "median %,d ms, 99 of 100 within %,d ms, longest %,d ms (%,d leads)"
            .formatted(
                quantile(0.5).toMillis(),
                quantile(0.99).toMillis(),
                sorted.getLast().toMillis(),
                sorted.size());
  }
}
