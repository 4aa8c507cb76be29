package dev.handoff.manifests;

import static java.util.stream.Collectors.joining;

import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

/** What the chart has from elsewhere is written by the build, and not by hand. */
class ChartFilesTest {

  @Test
  void the_charts_topics_are_the_catalogues() {
    House.isCurrent(
        House.CHART.resolve("files/topics.yaml"),
        "# Written by ChartFilesTest from the topic catalogue; not to be edited by hand.\n"
            + Topics.all().stream().map(ChartFilesTest::topic).collect(joining()));
  }

  @Test
  void the_charts_users_may_do_what_the_catalogue_says() {
    House.isCurrent(
        House.CHART.resolve("files/users.yaml"),
        "# Written by ChartFilesTest from the rights of the parties; not to be edited by hand.\n"
            + KafkaUsers.yaml());
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
      config:
    %s
    """
        .formatted(
            topic.name(),
            topic.partitions(),
            topic.kept().ofHistory(),
            config.entrySet().stream()
                .map(entry -> "    %s: \"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(joining("\n")));
  }
}
