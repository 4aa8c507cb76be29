package dev.handoff.lifecycle.assignment.stream;

import dev.handoff.metric.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows how many MQLs wait for a rep, by pool: on the one instance that assigns. */
final class WaitingLeads {
  private final MultiGauge gauge;

  /** A pool that was shown is shown until the end, so that a graph sees it go down to nothing. */
  private final Map<String, Integer> shown = new TreeMap<>();

  WaitingLeads(MeterRegistry meters) {
    this.gauge = Metrics.ASSIGNMENT_WAITING.gauges(meters);
  }

  void show(Map<String, Integer> waiting) {
    Map<String, Integer> now = new TreeMap<>(shown);
    now.replaceAll((_, _) -> 0);
    now.putAll(waiting);
    if (!now.equals(shown)) {
      shown.putAll(now);
      gauge.register(shown.entrySet().stream().<Row<?>>map(WaitingLeads::row).toList(), true);
    }
  }

  private static Row<?> row(Map.Entry<String, Integer> of) {
    return Row.of(Tags.of("pool", of.getKey()), of.getValue());
  }

  /** Another instance assigns now, or this one begins anew. */
  void close() {
    shown.clear();
    gauge.register(List.of(), true);
  }
}
