package dev.handoff.local.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.wire.AvroSerializer;
import dev.handoff.wire.WireConfig;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordLineTest {
  private static final String REGISTRY = "mock://record-line";
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private final RecordLine lines = new RecordLine(Map.of(WireConfig.SCHEMA_REGISTRY_URL, REGISTRY));

  @Test
  void a_record_is_one_object_in_a_fixed_order() {
    var line = lines.of(record("L-1".getBytes(UTF_8), event(), new RecordHeaders()));
    assertThat(line.propertyNames())
        .containsExactly("topic", "partition", "offset", "timestamp", "key", "headers", "value");
    assertThat(line.path("timestamp").asString()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(line.path("key").asString()).isEqualTo("L-1");
    assertThat(line.path("value").path("occurredAt").asString()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(line.path("value").path("properties").path("secondsOnPage").asInt()).isEqualTo(42);
    assertThat(line.toString()).doesNotContain("\n");
  }

  @Test
  void a_value_that_cannot_be_decoded_is_shown_as_it_is_with_the_reason() {
    var line = lines.of(record(null, "plain text".getBytes(UTF_8), new RecordHeaders()));
    assertThat(line.path("key").isNull()).isTrue();
    assertThat(line.path("value").path("base64").asString()).isEqualTo("cGxhaW4gdGV4dA==");
    assertThat(line.path("value").path("note").asString()).contains("Confluent's wire format");
  }

  @Test
  void an_unknown_schema_is_a_reason_too() {
    byte[] value = {0, 0, 0, 0, 77, 2};
    var line = lines.of(record(null, value, new RecordHeaders()));
    assertThat(line.path("value").path("note").asString()).contains("77");
  }

  @Test
  void an_erased_record_has_no_value() {
    assertThat(lines.of(record(null, null, new RecordHeaders())).path("value").isNull()).isTrue();
  }

  @Test
  void headers_are_texts_and_arrays_where_a_name_stands_twice() {
    var headers =
        new RecordHeaders()
            .add("a", "1".getBytes(UTF_8))
            .add("b", "x".getBytes(UTF_8))
            .add("b", new byte[] {(byte) 0xFF});
    var json = lines.of(record(null, null, headers)).path("headers");
    assertThat(json.path("a").asString()).isEqualTo("1");
    assertThat(json.path("b").get(0).asString()).isEqualTo("x");
    assertThat(json.path("b").get(1).path("base64").asString()).isEqualTo("/w==");
  }

  private static byte[] event() {
    try (var values = new AvroSerializer()) {
      values.configure(Map.of(WireConfig.SCHEMA_REGISTRY_URL, REGISTRY), false);
      return values.serialize(
          "leads.engagement",
          EngagementRecorded.newBuilder()
              .setEventId("e-1")
              .setLeadId("L-1")
              .setOccurredAt(AT)
              .setType("page_viewed")
              .setProperties(Map.of("secondsOnPage", 42L))
              .build());
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value, Headers headers) {
    return new ConsumerRecord<>(
        "leads.engagement",
        3,
        17,
        AT.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }
}
