package dev.handoff.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Avro values as the JSON that a person would write: no wrapper around a union's value, times and
 * dates in ISO 8601, bytes in base64. Only a union of several records says which one it is, in
 * {@code $type}, since nothing else would.
 */
public final class AvroJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Knows the times and dates that generated classes hold. */
  private static final GenericData UNIONS = new SpecificData();

  static {
    UNIONS.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    UNIONS.addLogicalTypeConversion(new TimeConversions.DateConversion());
  }

  private AvroJson() {}

  /**
   * The same value in JSON, be it generic or of a generated class.
   *
   * @param schema what the value is
   */
  public static JsonNode of(@Nullable Object value, Schema schema) {
    if (value == null) {
      return JSON.nullNode();
    }
    return switch (schema.getType()) {
      case RECORD -> record((IndexedRecord) value);
      case ARRAY -> array((Iterable<?>) value, schema.getElementType());
      case MAP -> map((Map<?, ?>) value, schema.getValueType());
      case UNION -> member(value, schema);
      case INT -> integer(value, schema.getLogicalType());
      case LONG -> number(value, schema.getLogicalType());
      case FLOAT -> real((Float) value);
      case DOUBLE -> real((Double) value);
      case BOOLEAN -> JSON.booleanNode((Boolean) value);
      case BYTES -> base64(bytes((ByteBuffer) value));
      case FIXED -> base64(((GenericFixed) value).bytes());
      case STRING, ENUM -> JSON.stringNode(value.toString());
      case NULL -> JSON.nullNode();
    };
  }

  private static JsonNode record(IndexedRecord value) {
    var object = JSON.objectNode();
    for (var field : value.getSchema().getFields()) {
      object.set(field.name(), of(value.get(field.pos()), field.schema()));
    }
    return object;
  }

  private static JsonNode array(Iterable<?> values, Schema items) {
    var array = JSON.arrayNode();
    values.forEach(value -> array.add(of(value, items)));
    return array;
  }

  private static JsonNode map(Map<?, ?> values, Schema items) {
    var object = JSON.objectNode();
    values.forEach((name, value) -> object.set(String.valueOf(name), of(value, items)));
    return object;
  }

  private static JsonNode member(Object value, Schema union) {
    var member = union.getTypes().get(model(value).resolveUnion(union, value));
    var json = of(value, member);
    var records = union.getTypes().stream().filter(type -> type.getType() == Schema.Type.RECORD);
    if (member.getType() == Schema.Type.RECORD && records.count() > 1) {
      return JSON.objectNode().put("$type", member.getName()).setAll(json.asObject());
    }
    return json;
  }

  private static GenericData model(Object value) {
    return value instanceof SpecificRecordBase specific ? specific.getSpecificData() : UNIONS;
  }

  /** Generated classes hold dates and times as such. */
  private static JsonNode integer(Object value, @Nullable LogicalType type) {
    return value instanceof Integer bare
        ? integer(bare.intValue(), type)
        : JSON.stringNode(value.toString());
  }

  private static JsonNode number(Object value, @Nullable LogicalType type) {
    return value instanceof Long bare
        ? number(bare.longValue(), type)
        : JSON.stringNode(value.toString());
  }

  private static JsonNode integer(int value, @Nullable LogicalType type) {
    return switch (name(type)) {
      case "date" -> JSON.stringNode(LocalDate.ofEpochDay(value).toString());
      case "time-millis" -> JSON.stringNode(LocalTime.ofNanoOfDay(value * 1_000_000L).toString());
      default -> JSON.numberNode(value);
    };
  }

  private static JsonNode number(long value, @Nullable LogicalType type) {
    return switch (name(type)) {
      case "timestamp-millis" -> JSON.stringNode(Instant.ofEpochMilli(value).toString());
      case "timestamp-micros" ->
          JSON.stringNode(Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString());
      case "timestamp-nanos" -> JSON.stringNode(Instant.EPOCH.plusNanos(value).toString());
      case "time-micros" -> JSON.stringNode(LocalTime.ofNanoOfDay(value * 1_000L).toString());
      default -> JSON.numberNode(value);
    };
  }

  // JSON has no word for them.
  private static JsonNode real(double value) {
    return Double.isFinite(value) ? JSON.numberNode(value) : JSON.stringNode("" + value);
  }

  private static String name(@Nullable LogicalType type) {
    return type == null ? "" : type.getName();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static JsonNode base64(byte[] bytes) {
    return JSON.stringNode(Base64.getEncoder().encodeToString(bytes));
  }
}
