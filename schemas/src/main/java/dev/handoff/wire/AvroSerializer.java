package dev.handoff.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records in the Confluent wire format, under the subject {@code TOPIC-value} (or
 * {@code -key}). Configured by the keys of {@link WireConfig}. Safe for use by several threads.
 */
public final class AvroSerializer implements Serializer<GenericContainer> {
  static final byte MAGIC = 0;
  static final int HEADER_BYTES = 5;

  static {
    AvroTrust.establish();
  }

  private final Map<String, Map<Schema, Writer>> writers = new ConcurrentHashMap<>();
  private @Nullable WireConfig config;
  private @Nullable SchemaRegistry registry;
  private String suffix = "-value";

  private record Writer(int id, DatumWriter<Object> datum) {}

  /** For Kafka, which calls {@link #configure} next. */
  public AvroSerializer() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    config = new WireConfig(configs);
    registry = config.registry();
    suffix = isKey ? "-key" : "-value";
  }

  /**
   * @throws SerializationException if the registry refuses the schema, or the record lacks a field
   * @throws RegistryUnavailable if the registry does not answer
   */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable GenericContainer value) {
    if (value == null) {
      return null;
    }
    Writer writer =
        writers
            .computeIfAbsent(topic, _ -> new ConcurrentHashMap<>())
            .computeIfAbsent(value.getSchema(), schema -> writerFor(topic + suffix, schema, value));
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
      bytes.write(MAGIC);
      bytes.write(ByteBuffer.allocate(Integer.BYTES).putInt(writer.id()).array());
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      writer.datum().write(value, encoder);
      return bytes.toByteArray();
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      throw new SerializationException(
          "Expected a whole %s for topic %s, but %s"
              .formatted(value.getSchema().getName(), topic, e.getMessage()),
          e);
    }
  }

  private Writer writerFor(String subject, Schema schema, GenericContainer value) {
    if (config == null || registry == null) {
      throw new IllegalStateException("serialize called before configure");
    }
    Schema published = PublishedSchema.of(schema);
    if (config.autoRegisters()) {
      return new Writer(registry.register(subject, published), datumWriter(schema, value));
    }
    if (config.usesLatestVersion()) {
      SchemaRegistry.Registered latest = registry.latest(subject);
      return new Writer(latest.id(), datumWriter(latest.schema(), value));
    }
    return new Writer(registry.idOf(subject, published), datumWriter(schema, value));
  }

  private static DatumWriter<Object> datumWriter(Schema schema, GenericContainer value) {
    return value instanceof SpecificRecord
        ? new SpecificDatumWriter<>(schema, SpecificData.getForClass(value.getClass()))
        : new GenericDatumWriter<>(schema, GenericData.get());
  }
}
