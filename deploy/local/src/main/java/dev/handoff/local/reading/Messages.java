package dev.handoff.local.reading;

import dev.handoff.local.stack.Place;
import dev.handoff.topic.Topic;
import dev.handoff.wire.AvroDeserializer;
import dev.handoff.wire.WireConfig;
import java.util.HashMap;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a topic's records as messages. */
public final class Messages {
  private final AvroDeserializer values = new AvroDeserializer();
  private final Place place;

  /** Messages of a stack. */
  public Messages(Place place) {
    var settings = new HashMap<>(place.registryClient());
    settings.put(WireConfig.SPECIFIC_AVRO_READER, true);
    values.configure(settings, false);
    this.place = place;
  }

  /** Hands on all that are there now, partition by partition in order; deletions are left out. */
  public <V> void each(Topic<V> topic, Consumer<V> reader) {
    try (var tail = Tail.fromBeginning(place, topic.name())) {
      tail.untilEnd(record -> {
        if (record.value() != null) {
          reader.accept(of(topic, record));
        }
        return true;
      });
    }
  }

  /** The message that a record with a value holds. */
  public <V> V of(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
    return topic
        .type()
        .cast(Objects.requireNonNull(values.deserialize(topic.name(), record.value())));
  }
}
