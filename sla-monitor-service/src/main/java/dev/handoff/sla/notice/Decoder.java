package dev.handoff.sla.notice;

import dev.handoff.message.NoticeDue;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records as messages. One that is none is said in the log and passed over: the topologies that
 * decide by it have put it to their dead letters. Each listener has its own, as it is for one
 * thread at a time.
 */
final class Decoder {
  private static final Logger LOG = LoggerFactory.getLogger(Decoder.class);

  private final Map<String, Deserializer<?>> byTopic;

  Decoder(TopicSerdes serdes, List<? extends Topic<?>> topics) {
    this.byTopic =
        topics.stream()
            .collect(Collectors.toMap(Topic::name, topic -> serdes.values(topic).deserializer()));
  }

  /**
   * @return null for what is no message of this system
   * @throws org.apache.kafka.common.errors.RetriableException if the registry does not answer
   */
  @Nullable Object decode(ConsumerRecord<String, byte[]> record) {
    try {
      Deserializer<?> values = byTopic.get(record.topic());
      return values == null || record.value() == null
          ? null
          : values.deserialize(record.topic(), record.value());
    } catch (SerializationException foreign) {
      LOG.warn(
          "Nobody is told of offset {} of partition {} of {}, as it is no message of this system",
          record.offset(),
          record.partition(),
          record.topic());
      return null;
    }
  }

  /** The notices among some records. */
  Stream<NoticeDue> notices(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream()
        .map(this::decode)
        .filter(NoticeDue.class::isInstance)
        .map(NoticeDue.class::cast);
  }
}
