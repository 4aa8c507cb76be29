package dev.handoff.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class AvroJsonTest {

  @Test
  void a_unions_value_stands_without_a_wrapper() {
    assertThat(json("x", "[\"null\", \"string\"]")).isEqualTo("\"x\"");
    assertThat(json(null, "[\"null\", \"string\"]")).isEqualTo("null");
    assertThat(json(3L, "[\"string\", \"long\"]")).isEqualTo("3");
  }

  @Test
  void times_and_dates_are_iso() {
    assertThat(json(1772359200000L, "{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}"))
        .isEqualTo("\"2026-03-01T10:00:00Z\"");
    assertThat(
            json(1772359200000001L, "{\"type\": \"long\", \"logicalType\": \"timestamp-micros\"}"))
        .isEqualTo("\"2026-03-01T10:00:00.000001Z\"");
    assertThat(json(20513, "{\"type\": \"int\", \"logicalType\": \"date\"}"))
        .isEqualTo("\"2026-03-01\"");
  }

  @Test
  void bytes_are_base64_and_numbers_that_json_does_not_have_are_words() {
    assertThat(json(ByteBuffer.wrap(new byte[] {1, 2}), "\"bytes\"")).isEqualTo("\"AQI=\"");
    assertThat(json(Double.NaN, "\"double\"")).isEqualTo("\"NaN\"");
  }

  @Test
  void records_lists_and_maps_nest() {
    var schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "R", "fields": [
                  {"name": "list", "type": {"type": "array", "items": ["null", "int"]}},
                  {"name": "map", "type": {"type": "map", "values": "boolean"}}]}\
                """);
    var list = new ArrayList<Integer>(List.of(1));
    list.add(null);
    var record =
        new GenericRecordBuilder(schema).set("list", list).set("map", Map.of("a", true)).build();
    assertThat(AvroJson.of(record, schema).toString())
        .isEqualTo("{\"list\":[1,null],\"map\":{\"a\":true}}");
  }

  @Test
  void among_several_records_it_is_said_which_one_it_is() {
    var union =
        new Schema.Parser()
            .parse(
                """
                [{"type": "record", "name": "Accept", "fields": [{"name": "note", "type": "string"}]},
                 {"type": "record", "name": "Reject", "fields": [{"name": "note", "type": "string"}]}]\
                """);
    var reject = new GenericData.Record(union.getTypes().getLast());
    reject.put("note", "no");
    assertThat(AvroJson.of(reject, union).toString())
        .isEqualTo("{\"$type\":\"Reject\",\"note\":\"no\"}");
  }

  @Test
  void a_generated_class_is_the_same_json_as_a_generic_record() {
    var at = Instant.parse("2026-03-01T10:00:00Z");
    var alert =
        SlaAlert.newBuilder()
            .setEventId("e")
            .setLeadId("L-1")
            .setOccurredAt(at)
            .setKind(AlertKind.MET)
            .setCycleId("L-1:1")
            .setCycleNumber(1)
            .setPromise("first-touch")
            .setContractId("c")
            .setContractVersion(1)
            .setCalendar("always")
            .setStartedAt(at)
            .setDueAt(at)
            .setDetectedAt(at)
            .setEndedAt(at)
            .setSentence("In time.")
            .build();
    var json = AvroJson.of(alert, alert.getSchema());
    assertThat(json.path("endedAt").asString()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(json.path("dueAt").asString()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(json.path("kind").asString()).isEqualTo("MET");
    assertThat(json.path("rep").isNull()).isTrue();
  }

  private static String json(Object value, String schema) {
    return AvroJson.of(value, new Schema.Parser().parse(schema)).toString();
  }
}
