package dev.handoff.lifecycle.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as JSON for people and for SQL: absent fields are left out, times are ISO 8601 in UTC,
 * and a union is simply its value.
 */
final class MessageJson {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MessageJson() {}

  static ObjectNode of(SpecificRecord message) {
    ObjectNode json = NODES.objectNode();
    for (Schema.Field field : message.getSchema().getFields()) {
      Object value = message.get(field.pos());
      if (value != null) {
        json.set(field.name(), node(value));
      }
    }
    return json;
  }

  static JsonNode read(String json) {
    return JSON.readTree(json);
  }

  private static JsonNode node(@Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case SpecificRecord message -> of(message);
      case Collection<?> many -> array(many);
      case Map<?, ?> entries -> object(entries);
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      // JSON knows no infinity.
      case Double number when Double.isFinite(number) -> NODES.numberNode(number);
      case LocalDate date -> NODES.stringNode(date.toString());
      case Object text -> NODES.stringNode(Text.storable(text.toString()));
    };
  }

  private static ArrayNode array(Collection<?> many) {
    ArrayNode array = NODES.arrayNode();
    many.forEach(one -> array.add(node(one)));
    return array;
  }

  private static ObjectNode object(Map<?, ?> entries) {
    ObjectNode object = NODES.objectNode();
    entries.forEach((key, value) -> object.set(Text.storable(key.toString()), node(value)));
    return object;
  }
}
