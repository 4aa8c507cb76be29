package dev.handoff.lifecycle.ledger;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics that the ledger reads, decoded. */
final class Readable {
  /** What the ledger is made of. */
  static final List<Topic<? extends SpecificRecord>> TOPICS =
      List.of(
          Topics.LIFECYCLE,
          Topics.MQL_RAISED,
          Topics.SCORE_CHANGED,
          Topics.SLA_ALERT,
          Topics.COMMAND_OUTCOME,
          Topics.ERASURE);

  private static final Logger LOG = LoggerFactory.getLogger(Readable.class);

  private final Map<String, Deserializer<? extends SpecificRecord>> values;

  Readable(TopicSerdes serdes) {
    this.values =
        TOPICS.stream()
            .collect(toUnmodifiableMap(Topic::name, topic -> serdes.values(topic).deserializer()));
  }

  /** Whether it says that somebody is to be forgotten. */
  static boolean isErasure(ConsumerRecord<?, ?> record) {
    return record.topic().equals(Topics.ERASURE.name());
  }

  /** Adds a record to a batch; one that cannot be read is said in the log and left out. */
  void into(Batch batch, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      if (record.topic().equals(Topics.SCORE_CHANGED.name())) {
        batch.erase(record.key());
      }
      return;
    }
    try {
      batch.add(decoded(record), Instant.ofEpochMilli(record.timestamp()));
    } catch (SerializationException foreign) {
      LOG.error(
          "Offset {} of {}-{} is passed over: it cannot be read",
          record.offset(),
          record.topic(),
          record.partition(),
          foreign);
    }
  }

  private SpecificRecord decoded(ConsumerRecord<String, byte[]> record) {
    Deserializer<? extends SpecificRecord> topic = values.get(record.topic());
    if (topic == null) {
      throw new IllegalArgumentException("The ledger does not read " + record.topic());
    }
    return topic.deserialize(record.topic(), record.value());
  }
}
