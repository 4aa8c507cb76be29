package dev.handoff.lifecycle.desk;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.LogicalTypes;

/** Our messages as OpenAPI says them: the fields, their kinds and what they mean. */
final class JsonSchemas {
  private JsonSchemas() {}

  /** A mapping of the fields of a message. */
  static Schema<?> mapping(org.apache.avro.Schema message) {
    Schema<?> mapping = closed();
    List<String> required = new ArrayList<>();
    for (org.apache.avro.Schema.Field field : message.getFields()) {
      mapping.addProperty(field.name(), of(field.schema()).description(field.doc()));
      if (!field.hasDefaultValue()) {
        required.add(field.name());
      }
    }
    return mapping.required(required);
  }

  /** A mapping of which all keys are said. */
  static Schema<?> closed() {
    return of("object").additionalProperties(false);
  }

  /** A value of this type, in JSON Schema's words. */
  static Schema<?> of(String... types) {
    // In this order, so that the page is the same whoever writes it.
    return new JsonSchema().types(new LinkedHashSet<>(List.of(types)));
  }

  private static Schema<?> of(org.apache.avro.Schema schema) {
    return switch (schema.getType()) {
      case UNION -> of(only(schema));
      case ARRAY -> of("array").items(mapping(schema.getElementType()));
      case STRING -> of("string");
      case BOOLEAN -> of("boolean");
      case DOUBLE -> of("number");
      case INT -> of("string").format("date");
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? of("string").format("date-time")
              : of("integer");
      case ENUM -> words(schema);
      default -> throw new IllegalStateException("no command of ours has a field of " + schema);
    };
  }

  /** The branch besides null of a field that may be absent. */
  private static org.apache.avro.Schema only(org.apache.avro.Schema optional) {
    return optional.getTypes().stream()
        .filter(branch -> branch.getType() != org.apache.avro.Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static Schema<?> words(org.apache.avro.Schema schema) {
    JsonSchema words = new JsonSchema();
    words.setTypes(Set.of("string"));
    words.setEnum(
        schema.getEnumSymbols().stream()
            .filter(symbol -> !symbol.equals(schema.getEnumDefault()))
            .<Object>map(symbol -> symbol.toLowerCase(Locale.ROOT))
            .toList());
    return words;
  }
}
