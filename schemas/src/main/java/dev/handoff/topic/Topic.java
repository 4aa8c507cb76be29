package dev.handoff.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as a typed value. Keys are UTF-8 strings everywhere.
 *
 * @param name its name on the broker
 * @param type what its values are
 * @param writers who may write to it
 * @param readers who may read it
 * @param kept how long it keeps its records
 * @param partitions how many partitions it is created with; topics keyed by lead id have the same
 *     number, so that one lead's records meet in one task
 */
public record Topic<V>(
    String name,
    Class<V> type,
    Set<Party> writers,
    Set<Party> readers,
    Retention kept,
    int partitions) {

  private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofMinutes(5);

  public Topic {
    writers = Set.copyOf(writers);
    readers = Set.copyOf(readers);
  }

  /** Whether this party has any business with the topic. */
  public boolean concerns(Party party) {
    return writers.contains(party) || readers.contains(party);
  }

  /** What to create on a broker where history is kept for as long as it usually is. */
  public NewTopic asNewTopic() {
    return asNewTopic(Retention.HISTORY);
  }

  /**
   * What to create on a broker, with the broker's own replication factor. The broker refuses
   * records from a clock that is more than five minutes ahead: a score's instant is its record's.
   *
   * @param history how long the installation keeps history
   */
  public NewTopic asNewTopic(Duration history) {
    Map<String, String> config = new HashMap<>(kept.keepingHistoryFor(history).asTopicConfig());
    config.put(
        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
        Long.toString(CLOCKS_MAY_DIFFER_BY.toMillis()));
    if (kept.compacted()) {
      // Else a record of somebody who was erased could wait for ever for a topic to grow.
      config.put(
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          Long.toString(Retention.UNTIL_COMPACTED.toMillis()));
    }
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
  }

  @Override
  public String toString() {
    return name;
  }
}
