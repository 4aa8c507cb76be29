package dev.handoff.manifests;

import static java.util.stream.Collectors.joining;

import dev.handoff.testing.GeneratedDocument;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart has from elsewhere is written by the build, and not by hand. */
class ChartFilesTest {

  @Test
  void the_charts_topics_are_the_catalogues() {
    GeneratedDocument.isCurrent(
        House.CHART.resolve("files/topics.yaml"),
        "# Written by ChartFilesTest from the topic catalogue; not to be edited by hand.\n"
            + Topics.all().stream().map(ChartFilesTest::topic).collect(joining()));
  }

  @Test
  void the_charts_users_may_do_what_the_catalogue_says() {
    GeneratedDocument.isCurrent(
        House.CHART.resolve("files/users.yaml"),
        "# Written by ChartFilesTest from the rights of the parties; not to be edited by hand.\n"
            + KafkaUsers.yaml());
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts.rules.yml", "recording.rules.yml"})
  void the_charts_rules_are_prometheus_own(String rules) {
    GeneratedDocument.isCurrent(
        House.CHART.resolve("files/rules").resolve(rules),
        House.read(House.ROOT.resolve("deploy/prometheus/rules").resolve(rules)));
  }

  private static String topic(Topic<?> topic) {
    Map<String, String> config = new TreeMap<>(topic.asNewTopic().configs());
    if (topic.kept().ofHistory()) {
      config.remove(TopicConfig.RETENTION_MS_CONFIG); // an installation says it: keptDays
    }
    return """
    - name: %s
      partitions: %d
      history: %s
      longer: %d
      config:
    %s
    """
        .formatted(
            topic.name(),
            topic.partitions(),
            topic.kept().ofHistory(),
            topic.kept().longer().toDays(),
            config.entrySet().stream()
                .map(entry -> "    %s: \"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(joining("\n")));
  }
}
