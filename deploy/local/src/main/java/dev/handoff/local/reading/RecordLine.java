package dev.handoff.local.reading;

import dev.handoff.wire.AvroDeserializer;
import dev.handoff.wire.AvroJson;
import dev.handoff.wire.RegistryUnavailable;
import dev.handoff.wire.WireConfig;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as one line of JSON: topic, partition, offset, timestamp, key, headers, value. A value
 * that cannot be decoded is shown in base64, with a note that says why.
 */
public final class RecordLine {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final AvroDeserializer values = new AvroDeserializer();

  /**
   * Lines whose schemas come from the given registry.
   *
   * @param registry where it is and how to log in, by the keys of {@link WireConfig}
   */
  public RecordLine(Map<String, Object> registry) {
    values.configure(registry, false);
  }

  /**
   * The record as JSON.
   *
   * @throws RegistryUnavailable if the registry does not answer
   */
  public ObjectNode of(ConsumerRecord<byte[], byte[]> record) {
    var line =
        JSON.objectNode()
            .put("topic", record.topic())
            .put("partition", record.partition())
            .put("offset", record.offset())
            .put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
    line.set("key", text(record.key()));
    line.set("headers", headers(record.headers()));
    line.set("value", value(record.topic(), record.value()));
    return line;
  }

  private JsonNode value(String topic, byte @Nullable [] bytes) {
    try {
      var value = values.deserialize(topic, bytes);
      return value == null ? JSON.nullNode() : AvroJson.of(value, value.getSchema());
    } catch (RegistryUnavailable noAnswer) {
      throw noAnswer;
    } catch (SerializationException undecodable) {
      return undecoded(bytes, undecodable.getMessage());
    }
  }

  // A name that stands several times, which Kafka allows, has its values in an array.
  private static ObjectNode headers(Headers headers) {
    var object = JSON.objectNode();
    for (var header : headers) {
      var value = text(header.value());
      var earlier = object.get(header.key());
      if (earlier == null) {
        object.set(header.key(), value);
      } else {
        var all = earlier.isArray() ? earlier.asArray() : JSON.arrayNode().add(earlier);
        object.set(header.key(), all.add(value));
      }
    }
    return object;
  }

  private static JsonNode text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return JSON.nullNode();
    }
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return JSON.stringNode(decoder.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException noText) {
      return undecoded(bytes, "Expected UTF-8 text, but these bytes are none");
    }
  }

  private static JsonNode undecoded(byte @Nullable [] bytes, @Nullable String why) {
    return JSON.objectNode()
        .put("base64", bytes == null ? "" : Base64.getEncoder().encodeToString(bytes))
        .put("note", why == null ? "not decodable" : why);
  }
}
