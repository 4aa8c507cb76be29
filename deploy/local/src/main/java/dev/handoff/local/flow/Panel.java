package dev.handoff.local.flow;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
}
