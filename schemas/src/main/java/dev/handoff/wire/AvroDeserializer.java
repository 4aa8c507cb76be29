package dev.handoff.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in the Confluent wire format. Configured by the keys of {@link WireConfig}.
 * Safe for use by several threads.
 *
 * <p>Bytes that are no such record are refused with a sentence, also if Avro could make something
 * of their beginning.
 */
public final class AvroDeserializer implements Deserializer<GenericContainer> {
  static {
    AvroTrust.establish();
  }

  private final Map<Integer, DatumReader<GenericContainer>> readers = new ConcurrentHashMap<>();
  private @Nullable WireConfig config;
  private @Nullable SchemaRegistry registry;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroDeserializer() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    config = new WireConfig(configs);
    registry = config.registry();
  }

  /**
   * @throws SerializationException if these bytes are no record that can be read
   * @throws RegistryUnavailable if the registry does not answer
   */
  @Override
  public @Nullable GenericContainer deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    int id = schemaId(topic, bytes);
    DatumReader<GenericContainer> reader = readers.computeIfAbsent(id, this::readerFor);
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                bytes,
                AvroSerializer.HEADER_BYTES,
                bytes.length - AvroSerializer.HEADER_BYTES,
                null);
    try {
      GenericContainer value = reader.read(null, decoder);
      if (decoder.isEnd()) {
        return value;
      }
    } catch (IOException | RuntimeException e) {
      // Bytes that are no record make Avro fail in any way there is, array bounds and casts
      // included.
      throw new SerializationException(
          "Expected a whole record of schema id %d on %s, but its %d bytes cannot be read: %s"
              .formatted(id, topic, bytes.length, e),
          e);
    }
    throw new SerializationException(
        "Expected a record of schema id %d on %s to end, but more bytes follow"
            .formatted(id, topic));
  }

  private static int schemaId(String topic, byte[] bytes) {
    if (bytes.length < AvroSerializer.HEADER_BYTES || bytes[0] != AvroSerializer.MAGIC) {
      throw new SerializationException(
          "Expected Confluent's wire format on %s (a byte 0, then a schema id of 4 bytes), but found %s"
              .formatted(
                  topic,
                  bytes.length == 0
                      ? "nothing"
                      : "%d bytes that begin with 0x%02x".formatted(bytes.length, bytes[0])));
    }
    return ByteBuffer.wrap(bytes).getInt(1);
  }

  private DatumReader<GenericContainer> readerFor(int id) {
    if (config == null || registry == null) {
      throw new IllegalStateException("deserialize called before configure");
    }
    Schema written = registry.byId(id);
    return config.readsSpecific() ? specific(written) : generic(written);
  }

  private static DatumReader<GenericContainer> generic(Schema written) {
    return new GenericDatumReader<>(written, written, GenericData.get());
  }

  private static DatumReader<GenericContainer> specific(Schema written) {
    Class<?> type = SpecificData.get().getClass(written);
    if (type == null) {
      throw new SerializationException(
          "Expected a message of this system, but the record is a " + written.getFullName());
    }
    SpecificData model = SpecificData.getForClass(type);
    return new SpecificDatumReader<>(written, model.getSchema(type), model);
  }
}
