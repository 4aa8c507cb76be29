package dev.handoff.topic;

import dev.handoff.wire.AvroTrust;
import dev.handoff.wire.RegistryAwareDeserializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * How the topics' values become bytes: by the serializer and deserializer that the configuration
 * names in {@code value.serializer} and {@code value.deserializer}, so that no code does.
 */
public final class TopicSerdes {
  private final Map<String, Object> config;

  /**
   * @param config Kafka client configuration with {@code value.serializer}, {@code
   *     value.deserializer} and what these two need, such as {@code schema.registry.url}
   */
  public TopicSerdes(Map<String, ?> config) {
    AvroTrust.establish(); // whoever's serializer it is
    this.config = new HashMap<>(config);
  }

  /** How keys become bytes. */
  public Serde<String> keys() {
    return Serdes.String();
  }

  /**
   * How a topic's values become bytes. What cannot be read is a {@link
   * org.apache.kafka.common.errors.SerializationException}; that the registry is away, which says
   * nothing of the record, is {@link dev.handoff.wire.RegistryUnavailable}.
   *
   * @throws ConfigException if the configuration names no such class
   */
  public <V> Serde<V> values(Topic<V> topic) {
    Serializer<V> serializer = named(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    Deserializer<V> deserializer = named(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
    serializer.configure(config, false);
    deserializer.configure(config, false);
    return Serdes.serdeFrom(serializer, new RegistryAwareDeserializer<>(deserializer));
  }

  /** Reads a topic in a topology, under the name that the node shall have. */
  public <V> Consumed<String, V> consumed(Topic<V> topic, String nodeName) {
    return Consumed.with(keys(), values(topic)).withName(nodeName);
  }

  /** Writes a topic in a topology, under the name that the node shall have. */
  public <V> Produced<String, V> produced(Topic<V> topic, String nodeName) {
    return Produced.with(keys(), values(topic)).withName(nodeName);
  }

  // The class is named by configuration: only the registry's ids tie it to the topic's type.
  @SuppressWarnings("unchecked")
  private <T> T named(String key) {
    Object name = config.get(key);
    if (name == null) {
      throw new ConfigException(key, null, "expected the name of a class that handles Avro values");
    }
    try {
      Class<?> type =
          name instanceof Class<?> given ? given : Utils.loadClass((String) name, Object.class);
      return (T) Utils.newInstance(type);
    } catch (ClassNotFoundException e) {
      throw new ConfigException(key, name, "no such class on the class path");
    }
  }
}
