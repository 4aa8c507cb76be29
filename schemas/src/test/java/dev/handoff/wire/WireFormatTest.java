package dev.handoff.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.testing.Events;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {
  private static final String TOPIC = "leads.engagement";
  private static final EngagementRecorded EVENT =
      Events.engagement("L-1", "page_viewed", Instant.parse("2026-06-01T12:00:00Z"))
          .setPath("/pricing")
          .setProperties(Map.of("secondsSinceDelivery", 1.5, "clicks", 3L, "bot", false))
          .setFormAnswers(Map.of("budget", "yes"))
          .build();

  @Test
  void what_is_written_is_read_back() {
    byte[] bytes = serializer("round", Map.of()).serialize(TOPIC, EVENT);

    assertThat(deserializer("round", true).deserialize(TOPIC, bytes)).isEqualTo(EVENT);
  }

  @Test
  void a_value_begins_with_a_zero_and_the_schemas_id() {
    byte[] bytes = serializer("header", Map.of()).serialize(TOPIC, EVENT);

    assertThat(bytes[0]).isZero();
    assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(1);
  }

  @Test
  void without_the_specific_reader_it_is_a_generic_record() {
    byte[] bytes = serializer("generic", Map.of()).serialize(TOPIC, EVENT);

    var read = (GenericRecord) deserializer("generic", false).deserialize(TOPIC, bytes);

    assertThat(read.get("path")).hasToString("/pricing");
    assertThat(read.getSchema().getFullName()).isEqualTo("dev.handoff.message.EngagementRecorded");
  }

  @Test
  void the_registered_schema_is_the_published_one_without_hints_for_java() {
    serializer("hints", Map.of()).serialize(TOPIC, EVENT);

    Schema registered = registry("hints").latest(TOPIC + "-value").schema();

    assertThat(registered.toString()).doesNotContain("avro.java.string");
    assertThat(registered.getField("path").doc()).isNotBlank();
  }

  @Test
  void no_value_stays_no_value() {
    assertThat(serializer("null", Map.of()).serialize(TOPIC, null)).isNull();
    assertThat(deserializer("null", true).deserialize(TOPIC, null)).isNull();
  }

  @Test
  void a_schema_that_may_not_be_registered_is_refused_by_its_subject() {
    var strict = serializer("strict", Map.of(WireConfig.AUTO_REGISTER_SCHEMAS, false));

    assertThatThrownBy(() -> strict.serialize(TOPIC, EVENT))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(TOPIC + "-value");
  }

  @Test
  void the_latest_version_is_used_where_that_is_asked_for() {
    serializer("latest", Map.of()).serialize(TOPIC, EVENT);
    var latest =
        serializer(
            "latest",
            Map.of(WireConfig.AUTO_REGISTER_SCHEMAS, false, WireConfig.USE_LATEST_VERSION, true));

    assertThat(deserializer("latest", true).deserialize(TOPIC, latest.serialize(TOPIC, EVENT)))
        .isEqualTo(EVENT);
  }

  @Test
  void a_foreign_record_is_refused_with_what_was_found() {
    byte[] json = "{\"leadId\": \"L-1\"}".getBytes(UTF_8);

    assertThatThrownBy(() -> deserializer("foreign", true).deserialize(TOPIC, json))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Expected Confluent's wire format on leads.engagement")
        .hasMessageContaining("begin with 0x7b");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 6, 20, 40})
  void a_truncated_record_is_refused(int length) {
    byte[] bytes = serializer("cut", Map.of()).serialize(TOPIC, EVENT);

    assertThatThrownBy(
            () -> deserializer("cut", true).deserialize(TOPIC, Arrays.copyOf(bytes, length)))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("Expected");
  }

  @Test
  void bytes_after_the_record_are_refused() {
    byte[] bytes = serializer("long", Map.of()).serialize(TOPIC, EVENT);

    assertThatThrownBy(() ->
            deserializer("long", true).deserialize(TOPIC, Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("more bytes follow");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, 1_000_000_000, 9_000_000})
  void a_length_that_nobody_could_hold_sets_no_memory_aside(int length) throws IOException {
    serializer("huge", Map.of()).serialize(TOPIC, EVENT);
    ByteArrayOutputStream hostile = new ByteArrayOutputStream();
    hostile.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(1).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(hostile, null);
    encoder.writeLong(length); // a string says its length first, and then nothing follows
    encoder.flush();

    assertThatThrownBy(() -> deserializer("huge", true).deserialize(TOPIC, hostile.toByteArray()))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void an_unknown_id_is_refused_by_its_number() {
    byte[] bytes = ByteBuffer.allocate(9).put((byte) 0).putInt(4711).array();

    assertThatThrownBy(() -> deserializer("unknown", true).deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("4711");
  }

  @Test
  void a_record_of_another_system_is_refused_by_its_name() {
    Schema stranger =
        SchemaBuilder.record("com.example.Invoice").fields().requiredString("id").endRecord();
    byte[] bytes =
        serializer("stranger", Map.of())
            .serialize(TOPIC, new GenericRecordBuilder(stranger).set("id", "7").build());

    assertThatThrownBy(() -> deserializer("stranger", true).deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("com.example.Invoice");
  }

  @Test
  void a_missing_address_is_named_by_its_key() {
    assertThatThrownBy(() -> new AvroSerializer().configure(Map.of(), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(WireConfig.SCHEMA_REGISTRY_URL);
  }

  private static AvroSerializer serializer(String registry, Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put(WireConfig.SCHEMA_REGISTRY_URL, "mock://wire-" + registry);
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(config, false);
    return serializer;
  }

  private static AvroDeserializer deserializer(String registry, boolean specific) {
    AvroDeserializer deserializer = new AvroDeserializer();
    deserializer.configure(
        Map.of(
            WireConfig.SCHEMA_REGISTRY_URL,
            "mock://wire-" + registry,
            WireConfig.SPECIFIC_AVRO_READER,
            specific),
        false);
    return deserializer;
  }

  private static SchemaRegistry registry(String name) {
    return new WireConfig(Map.of(WireConfig.SCHEMA_REGISTRY_URL, "mock://wire-" + name)).registry();
  }
}
