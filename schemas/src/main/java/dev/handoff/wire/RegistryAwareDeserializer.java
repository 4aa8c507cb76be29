package dev.handoff.wire;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Whoever's deserializer it is: a record that cannot be read is a {@link SerializationException},
 * and a registry that is away is {@link RegistryUnavailable}. Confluent's deserializers do not tell
 * the two apart by their exceptions: a reader that passes over what cannot be read would lose good
 * records, and a reader that waits would wait for bad ones for ever.
 */
public final class RegistryAwareDeserializer<V> implements Deserializer<V> {
  private final Deserializer<V> named;

  /**
   * @param named as the configuration names it, configured
   */
  public RegistryAwareDeserializer(Deserializer<V> named) {
    this.named = named;
  }

  @Override
  public V deserialize(String topic, byte @Nullable [] bytes) {
    try {
      return named.deserialize(topic, bytes);
    } catch (KafkaException failed) {
      throw toldApart(failed);
    }
  }

  @Override
  public V deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
    try {
      return named.deserialize(topic, headers, bytes);
    } catch (KafkaException failed) {
      throw toldApart(failed);
    }
  }

  private static KafkaException toldApart(KafkaException failed) {
    if (failed instanceof RegistryUnavailable) {
      return failed;
    }
    if (RegistryUnavailable.isCauseOf(failed)) {
      return new RegistryUnavailable(failed);
    }
    return failed instanceof InvalidConfigurationException
        ? new SerializationException(failed.getMessage(), failed)
        : failed;
  }

  @Override
  public void close() {
    named.close();
  }
}
