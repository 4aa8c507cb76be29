package dev.handoff.local.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.metric.Metric;
import dev.handoff.metric.Metrics;
import dev.handoff.topic.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Rules, alerts and dashboards go by the metrics that there are, and lead to a way out. */
class WatchingTest {
  private static final Path DEPLOY = Path.of("..");
  private static final Path RULES = DEPLOY.resolve("prometheus/rules");
  private static final Path DASHBOARDS = DEPLOY.resolve("grafana/dashboards");

  /** Labels for whose sake a metric is looked at. */
  private static final Set<String> TOLD_APART =
      Set.of("source", "segment", "class", "kind", "reason");

  private static final Pattern MANAGEMENT_PORT =
      Pattern.compile("\\nmanagement\\.server\\.port: \\$\\{\\w+:(\\d+)}");

  private static final Pattern OURS = Pattern.compile("\\bhandoff[_:][a-z0-9_:]+");

  @Test
  void every_alert_says_who_is_asked_and_leads_to_its_section_of_the_runbook() throws IOException {
    var sections =
        Files.readAllLines(DEPLOY.resolve("../docs/runbook.md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();
    var alerts = rules("alerts").filter(rule -> rule.has("alert")).toList();
    assertThat(alerts)
        .isNotEmpty()
        .allSatisfy(alert -> {
          var name = alert.path("alert").asString();
          assertThat(sections).contains(name);
          assertThat(alert.path("annotations").path("runbook_url").asString())
              .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
          assertThat(alert.path("annotations").path("summary").asString()).isNotBlank();
          assertThat(alert.path("annotations").path("description").asString()).isNotBlank();
          assertThat(alert.path("labels").path("severity").asString())
              .isIn("critical", "warning", "info");
          assertThat(alert.path("labels").path("team").asString()).isIn("ops", "revops");
        });
    assertThat(alerts.stream().map(alert -> alert.path("alert").asString()).distinct().toList())
        .as("sections without an alert lead nowhere")
        .containsExactlyInAnyOrderElementsOf(sections);
  }

  @Test
  void every_alert_has_been_tried() throws IOException {
    var tests = new StringBuilder();
    try (var files = Files.newDirectoryStream(DEPLOY.resolve("prometheus/tests"))) {
      for (var file : files) {
        tests.append(Files.readString(file));
      }
    }
    assertThat(rules("alerts").map(alert -> alert.path("alert").asString()))
        .allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert + "\n"));
  }

  @Test
  void rules_and_panels_name_only_what_there_is() throws IOException {
    var known = new HashSet<String>();
    for (Metric metric : Metrics.all()) {
      known.add(metric.exported());
      if (metric.kind() == Metric.Kind.HISTOGRAM) {
        Stream.of("_bucket", "_sum", "_count", "_max")
            .forEach(suffix -> known.add(metric.exported() + suffix));
      }
    }
    rules("recording").forEach(rule -> known.add(rule.path("record").asString()));

    assertThat(
            expressions()
                .flatMap(expression -> OURS.matcher(expression).results().map(MatchResult::group))
                .distinct())
        .isSubsetOf(known);
  }

  /** Beside labelled series it stands always, and where nothing is known it is untrue. */
  @Test
  void no_rule_and_no_panel_shows_a_nought_that_nobody_has_counted() throws IOException {
    assertThat(expressions()).isNotEmpty().noneMatch(each -> each.contains("vector("));
  }

  @Test
  void only_panels_that_there_are_may_be_empty_and_they_say_so_in_words() throws IOException {
    var wordless = new HashSet<>(Panel.OF_WHAT_MAY_NOT_HAPPEN);
    for (var file : dashboards().toList()) {
      var dashboard = new JsonMapper().readTree(file.toFile());
      for (var panel : dashboard.path("panels")) {
        if (!panel.at("/fieldConfig/defaults/noValue").asString("").isBlank()) {
          wordless.remove(
              dashboard.path("title").asString() + ", " + panel.path("title").asString());
        }
      }
    }
    assertThat(wordless).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(handoff_open_clocks) | | false",
        "sum(handoff_open_clocks) | NaN | false",
        "sum(handoff_open_clocks) | 0 | true",
        "sum(handoff_open_clocks) | NaN 0 | true",
        "histogram_quantile(0.5, x) | | false",
        "histogram_quantile(0.5, x) | NaN | true",
        "avg(kafka_stream_thread_commit_latency_avg) | NaN | true"
      })
  void what_is_not_a_number_is_an_answer_of_a_quantile_or_a_mean_only(
      String expression, @Nullable String values, boolean shown) {
    var series =
        Stream.ofNullable(values)
            .flatMap(all -> Stream.of(all.split(" ")))
            .map(value -> new JsonMapper().readTree("{\"value\": [1, \"%s\"]}".formatted(value)))
            .toList();
    assertThat(new Panel("a panel", expression).isShown(series)).isEqualTo(shown);
  }

  @Test
  void every_metric_is_on_a_panel_and_who_and_what_can_be_told_apart_there() throws IOException {
    var shown = new ArrayList<String>();
    Panel.in(DASHBOARDS).forEach(panel -> shown.add(panel.expression()));
    rules("recording")
        .filter(rule ->
            shown.stream().anyMatch(panel -> panel.contains(rule.path("record").asString())))
        .map(rule -> rule.path("expr").asString())
        .toList()
        .forEach(shown::add);
    for (var metric : Metrics.all()) {
      var itsOwn = shown.stream().filter(panel -> panel.contains(metric.exported())).toList();
      assertThat(itsOwn).as(metric.exported()).isNotEmpty();
      assertThat(metric.labels().stream().filter(TOLD_APART::contains))
          .allSatisfy(label ->
              assertThat(itsOwn)
                  .as(metric.exported())
                  .anyMatch(panel -> Pattern.compile("\\b" + label + "\\b").matcher(panel).find()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prometheus/targets.yml", "compose/targets.yml"})
  void prometheus_looks_where_the_metrics_of_each_service_are(String file) throws IOException {
    var targets = new TreeMap<String, String>();
    for (var target : new YAMLMapper().readTree(DEPLOY.resolve(file).toFile())) {
      assertThat(target.path("targets")).hasSize(1);
      targets.put(
          target.path("labels").path("job").asString(),
          target.path("targets").path(0).asString().replaceFirst(".*:", ""));
    }
    var ports = new TreeMap<String, String>();
    for (var service : Stream.of(Party.values()).filter(Party::isService).map(Party::id).toList()) {
      var settings = DEPLOY.resolve("../%s/src/main/resources/application.yml".formatted(service));
      var port = MANAGEMENT_PORT.matcher(Files.readString(settings));
      assertThat(port.find()).as(service).isTrue();
      ports.put(service, port.group(1));
    }
    assertThat(targets).isEqualTo(ports);
  }

  static Stream<Path> dashboards() throws IOException {
    try (var files = Files.list(DASHBOARDS)) {
      return files.toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void a_dashboard_is_laid_out_without_gaps_or_overlaps_and_explains_itself(Path file)
      throws IOException {
    var dashboard = new JsonMapper().readTree(file.toFile());
    assertThat(dashboard.path("uid").asString())
        .isEqualTo("handoff-" + file.getFileName().toString().replace(".json", ""));
    assertThat(dashboard.path("description").asString()).isNotBlank();

    var taken = new HashSet<String>();
    var ids = new HashSet<Integer>();
    for (var panel : dashboard.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      assertThat(panel.path("title").asString()).isNotBlank();
      var place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
      cells(place).forEach(cell -> assertThat(taken.add(cell)).as("overlap at " + cell).isTrue());
      if (!panel.path("type").asString().equals("row")) {
        explainsItself(panel);
      }
    }
  }

  private static void explainsItself(JsonNode panel) {
    assertThat(panel.path("type").asString()).isIn("stat", "timeseries", "bargauge", "table");
    assertThat(panel.path("description").asString()).isNotBlank();
    assertThat(panel.path("datasource").path("uid").asString()).isEqualTo("handoff-prometheus");
    var defaults = panel.path("fieldConfig").path("defaults");
    assertThat(defaults.path("unit").asString()).isNotBlank();
    assertThat(defaults.path("thresholds").path("steps")).isNotEmpty();
    assertThat(panel.path("targets")).isNotEmpty();
    var refs = new HashSet<String>();
    panel.path("targets").forEach(t -> assertThat(refs.add(t.path("refId").asString())).isTrue());
  }

  private static List<String> cells(JsonNode place) {
    var cells = new ArrayList<String>();
    for (int x = 0; x < place.path("w").asInt(); x++) {
      for (int y = 0; y < place.path("h").asInt(); y++) {
        cells.add((place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y));
      }
    }
    return cells;
  }

  private static Stream<String> expressions() throws IOException {
    return Stream.concat(
        Stream.concat(rules("recording"), rules("alerts"))
            .map(rule -> rule.path("expr").asString()),
        Panel.in(DASHBOARDS).stream().map(Panel::expression));
  }

  private static Stream<JsonNode> rules(String name) throws IOException {
    var file = new YAMLMapper().readTree(RULES.resolve(name + ".rules.yml").toFile());
    var rules = new ArrayList<JsonNode>();
    file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
    return rules.stream();
  }
}
