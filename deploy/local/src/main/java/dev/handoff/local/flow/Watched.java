package dev.handoff.local.flow;

import static java.util.stream.Collectors.toSet;

import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Queries;
import dev.handoff.metric.Metric;
import dev.handoff.metric.Metrics;
import dev.handoff.topic.Party;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What Prometheus knows of a stack after a run. */
final class Watched {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** What Prometheus and Micrometer add to a metric's own labels. */
  private static final Set<String> ADDED = Set.of("__name__", "job", "instance", "service", "le");

  private static final String OF_HISTOGRAMS = "_(bucket|sum|count|max)$";

  private Watched() {}

  /**
   * Panels that show nothing though they should, once Prometheus has had the time to look a few
   * times.
   *
   * @throws dev.handoff.local.Refusal where Prometheus does not understand a panel, be it one that
   *     may be empty
   */
  static List<String> emptyPanels(Place place) throws IOException {
    var panels = Panel.in(place.project().resolve("deploy/grafana/dashboards"));
    panels.stream().filter(Panel::mayBeEmpty).forEach(panel -> Queries.now(place, panel.asked()));
    var left = panels.stream().filter(panel -> !panel.mayBeEmpty()).toList();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      left = left.stream().filter(panel -> isEmpty(place, panel)).toList();
      if (left.isEmpty() || System.nanoTime() > deadline) {
        return left.stream().map(panel -> panel.name() + ": " + panel.expression()).toList();
      }
      pause();
    }
  }

  private static boolean isEmpty(Place place, Panel panel) {
    return !panel.isShown(Queries.now(place, panel.asked()));
  }

  /** Series that are not as the catalogue says. */
  static Set<String> strangeSeries(Place place) {
    Map<String, Metric> byName =
        Metrics.all().stream().collect(Collectors.toMap(Metric::exported, metric -> metric));
    var strange = new TreeSet<String>();
    for (var series : Queries.series(place, "{__name__=~\"handoff_.+\"}")) {
      var name = series.path("__name__").asString();
      var metric = byName.getOrDefault(name, byName.get(name.replaceFirst(OF_HISTOGRAMS, "")));
      if (metric == null || !isOf(metric, series)) {
        strange.add(series.toString());
      }
    }
    return strange;
  }

  private static boolean isOf(Metric metric, JsonNode series) {
    var labels = new HashSet<>(series.propertyNames());
    labels.removeAll(ADDED);
    return labels.equals(Set.copyOf(metric.labels()))
        && metric.services().stream()
            .map(Party::id)
            .collect(toSet())
            .contains(series.path("service").asString());
  }

  // Prometheus looks every few seconds.
  private static void pause() {
    try {
      Thread.sleep(GLANCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
