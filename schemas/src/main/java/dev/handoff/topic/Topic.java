package dev.handoff.topic;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;

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

  public Topic {
    writers = Set.copyOf(writers);
    readers = Set.copyOf(readers);
  }

  /** Whether this party has any business with the topic. */
  public boolean concerns(Party party) {
    return writers.contains(party) || readers.contains(party);
  }

  /** What to create on a broker, with the broker's own replication factor. */
  public NewTopic asNewTopic() {
    return new NewTopic(name, Optional.of(partitions), Optional.empty())
        .configs(kept.asTopicConfig());
  }

  @Override
  public String toString() {
    return name;
  }
}
