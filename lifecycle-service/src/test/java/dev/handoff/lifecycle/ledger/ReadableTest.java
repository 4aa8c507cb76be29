package dev.handoff.lifecycle.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.testing.BusDefaults;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import java.net.ConnectException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadableTest {
  private static final ConsumerRecord<String, byte[]> STEP =
      new ConsumerRecord<>(Topics.LIFECYCLE.name(), 0, 7, "L-1", new byte[] {0, 0, 0, 0, 1});

  /** As Confluent's says that the registry is away. */
  public static final class Away implements Deserializer<Object> {
    /** For the catalogue's serdes, which make it by name. */
    public Away() {}

    @Override
    public Object deserialize(String topic, byte @Nullable [] bytes) {
      throw new SerializationException(
          "Error retrieving Avro value schema", new ConnectException("Connection refused"));
    }
  }

  /** As everybody's says that these are no bytes of a record. */
  public static final class Foreign implements Deserializer<Object> {
    /** For the catalogue's serdes, which make it by name. */
    public Foreign() {}

    @Override
    public Object deserialize(String topic, byte @Nullable [] bytes) {
      throw new SerializationException("Unknown magic byte!");
    }
  }

  private static Readable reading(Class<? extends Deserializer<?>> values) {
    Map<String, Object> config = new HashMap<>(BusDefaults.clients("readable-test"));
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, values.getName());
    return new Readable(new TopicSerdes(config));
  }

  @Test
  void while_the_registry_is_away_nothing_is_passed_over() {
    Readable readable = reading(Away.class);
    assertThatThrownBy(() -> readable.into(new Batch(Map.of()), STEP))
        .isInstanceOf(RetriableException.class);
  }

  @Test
  void what_can_never_be_read_holds_nobody_up() {
    Readable readable = reading(Foreign.class);
    assertThatCode(() -> readable.into(new Batch(Map.of()), STEP)).doesNotThrowAnyException();
  }
}
