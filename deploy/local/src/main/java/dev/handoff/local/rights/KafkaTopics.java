package dev.handoff.local.rights;

import static java.util.stream.Collectors.joining;

import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.util.TreeMap;

/** The topics as a script of Kafka's own tool, for brokers on which services may make none. */
public final class KafkaTopics {
  private static final String HEAD =
      """
      #!/usr/bin/env bash
      # Handoff's topics. Those that are there stay as they are.
      set -euo pipefail
      : "${BOOTSTRAP:?Expected host:port of a broker}"
      : "${ADMIN_CONFIG:?Expected a file with the client properties of one who may make topics}"
      """;

  private KafkaTopics() {}

  /**
   * The script, for a POSIX shell with {@code kafka-topics} on its path.
   *
   * @param history how long history is kept
   */
  public static String script(Duration history) {
    return HEAD + Topics.all().stream().map(topic -> command(topic, history)).collect(joining());
  }

  private static String command(Topic<?> topic, Duration history) {
    var settings = new TreeMap<>(topic.asNewTopic(history).configs());
    return """
    kafka-topics --bootstrap-server "$BOOTSTRAP" --command-config "$ADMIN_CONFIG" \\
      --create --if-not-exists --topic %s --partitions %d \\
      %s
    """
        .formatted(
            topic.name(),
            topic.partitions(),
            settings.entrySet().stream()
                .map(it -> "--config " + it.getKey() + "=" + it.getValue())
                .collect(joining(" ")));
  }
}
