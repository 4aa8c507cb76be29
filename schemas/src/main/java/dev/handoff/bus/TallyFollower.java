package dev.handoff.bus;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/** Reads what is committed, and has it counted. For one thread. */
final class TallyFollower implements MessageListener<String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(TallyFollower.class);

  private final Tally tally;
  private final DeadLetterMeters deadLetters;
  private final Map<String, Deserializer<?>> values;

  TallyFollower(Tally tally, DeadLetterMeters deadLetters, TopicSerdes serdes) {
    this.tally = tally;
    this.deadLetters = deadLetters;
    this.values =
        tally.topics().stream()
            .collect(toUnmodifiableMap(Topic::name, topic -> serdes.values(topic).deserializer()));
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> record) {
    Deserializer<?> topic = values.get(record.topic());
    if (topic == null) {
      deadLetters.count(record.headers());
    } else if (record.value() != null) {
      count(record, topic);
    }
  }

  /** A record that cannot be counted is passed over: the next ones are to be counted. */
  private void count(ConsumerRecord<String, byte[]> record, Deserializer<?> topic) {
    try {
      tally.count(record.topic(), topic.deserialize(record.topic(), record.value()));
    } catch (SerializationException | ClassCastException foreign) {
      // Whoever works with it puts it to the dead letters, which are counted.
      LOG.debug(
          "Offset {} of {}-{} is not counted: it is no message of this system",
          record.offset(),
          record.topic(),
          record.partition());
    }
  }
}
