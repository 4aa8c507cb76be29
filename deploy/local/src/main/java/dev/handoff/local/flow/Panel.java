package dev.handoff.local.flow;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a panel of a dashboard asks.
 *
 * @param name of the dashboard and the panel
 * @param expression as it stands in the dashboard, in PromQL with Grafana's variables
 */
public record Panel(String name, String expression) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Panels that have nothing to show of a run in which all goes well. Their series begin with the
   * first of what they count.
   */
  static final Set<String> OF_WHAT_MAY_NOT_HAPPEN =
      Set.of(
          // A pool is shown once somebody has waited for it.
          "Handoff: Funnel, MQLs that nobody has, by pool",
          // Every record of the sample can be used.
          "Handoff: Platform, Dead letters in this range",
          // Nobody is told anything unless a receiver is configured.
          "Handoff: Promises, Notices an hour",
          "Handoff: Promises, How late a notice is taken");

  /** A quantile or a mean of nothing is not a number, and an answer all the same. */
  private static final Pattern MAY_BE_NAN = Pattern.compile("histogram_quantile\\(|_avg\\b");

  /** All of them, of all dashboards in a folder. */
  public static List<Panel> in(Path folder) throws IOException {
    var panels = new ArrayList<Panel>();
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      for (var file : files) {
        of(JSON.readTree(file.toFile())).forEach(panels::add);
      }
    }
    if (panels.isEmpty()) {
      throw new Refusal("Expected dashboards in " + folder + ", but there are none.");
    }
    return panels;
  }

  private static List<Panel> of(JsonNode dashboard) {
    var panels = new ArrayList<Panel>();
    for (var panel : dashboard.path("panels")) {
      var name = dashboard.path("title").asString() + ", " + panel.path("title").asString();
      panel
          .path("targets")
          .forEach(target -> panels.add(new Panel(name, target.path("expr").asString())));
    }
    return panels;
  }

  /** The question as Grafana would send it, over the last ten minutes. */
  public String asked() {
    return expression.replace("$__range", "10m").replace("$__rate_interval", "1m");
  }

  boolean mayBeEmpty() {
    return OF_WHAT_MAY_NOT_HAPPEN.contains(name);
  }

  /**
   * Whether there is something to draw.
   *
   * @param series as Prometheus answered, each with {@code value}: when, and how much
   */
  boolean isShown(List<JsonNode> series) {
    return MAY_BE_NAN.matcher(expression).find()
        ? !series.isEmpty()
        : series.stream().anyMatch(one -> !one.path("value").path(1).asString("NaN").equals("NaN"));
  }
}
