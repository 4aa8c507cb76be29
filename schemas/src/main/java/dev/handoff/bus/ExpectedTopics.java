package dev.handoff.bus;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.handoff.topic.Party;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Where topics are made by somebody else, a service that misses one, or may not see it, does not
 * start: waiting for it in silence would be worse.
 *
 * @param makesThem whether the service makes its topics itself, and so has nothing to expect
 */
record ExpectedTopics(Party self, KafkaAdmin admin, boolean makesThem) implements SmartLifecycle {

  @Override
  public void start() {
    if (!makesThem) {
      refuseIfMissing();
    }
  }

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return false;
  }

  /** Before anything reads a topic. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  private void refuseIfMissing() {
    List<String> names = Topics.of(self).stream().map(Topic::name).toList();
    try (Admin kafka = Admin.create(admin.getConfigurationProperties())) {
      Map<String, List<String>> missing =
          kafka.describeTopics(names).topicNameValues().entrySet().stream()
              .map(topic -> new Found(topic.getKey(), complaint(topic.getValue())))
              .filter(found -> !found.complaint().isEmpty())
              .collect(groupingBy(Found::complaint, mapping(Found::topic, toList())));
      if (!missing.isEmpty()) {
        throw new IllegalStateException(sentence(missing));
      }
    }
  }

  private record Found(String topic, String complaint) {}

  /** What the broker says of a topic; nothing where it is there. */
  private static String complaint(KafkaFuture<?> description) {
    try {
      description.get();
      return "";
    } catch (ExecutionException no) {
      return String.valueOf(no.getCause());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }

  private String sentence(Map<String, List<String>> missing) {
    return "Expected to find every topic that %s writes or reads, as HANDOFF_MAKE_TOPICS is false, but of %s. `deploy/local/acls` prints how to make them, and who needs which rights."
        .formatted(
            self.id(),
            missing.entrySet().stream()
                .map(each ->
                    "%s Kafka says: %s"
                        .formatted(String.join(", ", each.getValue()), each.getKey()))
                .sorted()
                .collect(joining("; of ")));
  }
}
