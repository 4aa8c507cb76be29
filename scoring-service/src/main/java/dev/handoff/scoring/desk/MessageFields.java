package dev.handoff.scoring.desk;

import dev.handoff.contract.Format;
import dev.handoff.contract.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;

/**
 * Reads a published message's own fields from JSON: the schema says which there are and of what
 * kind, so that a field that is added to a message can be asked about at once.
 */
final class MessageFields {
  private static final Format<String> TEXT =
      new Format<>("a text", value -> when(value.isString(), value, JsonNode::asString), "");

  private static final Format<Long> WHOLE_NUMBER =
      new Format<>(
          "a whole number",
          value ->
              when(value.isIntegralNumber() && value.canConvertToLong(), value, JsonNode::asLong),
          0L);

  private static final Format<Boolean> TRUE_OR_FALSE =
      new Format<>(
          "true or false", value -> when(value.isBoolean(), value, JsonNode::asBoolean), false);

  /** A free value: whole numbers stay whole. */
  private static final Format<Object> ANY =
      new Format<>(
          "a text, a number, true or false",
          value ->
              TEXT.read()
                  .apply(value)
                  .<Object>map(text -> text)
                  .or(() -> WHOLE_NUMBER.read().apply(value))
                  .or(() -> Format.NUMBER.read().apply(value))
                  .or(() -> TRUE_OR_FALSE.read().apply(value)),
          "");

  private final List<Schema.Field> fields;
  private final List<String> keys;

  /**
   * @param message schema of the message
   * @param otherwise keys that are read otherwise
   * @param absent fields that the JSON does not have
   */
  MessageFields(Schema message, Collection<String> otherwise, Collection<String> absent) {
    fields =
        message.getFields().stream()
            .filter(field -> !otherwise.contains(field.name()) && !absent.contains(field.name()))
            .toList();
    keys = Stream.concat(otherwise.stream(), fields.stream().map(Schema.Field::name)).toList();
  }

  /** A place as a mapping of these fields. */
  Node in(Node place) {
    return place.mapping(keys.toArray(String[]::new));
  }

  /** Sets the fields that stand in the mapping. */
  <M extends SpecificRecord> M fill(M message, Node mapping) {
    for (Schema.Field field : fields) {
      if (mapping.has(field.name())) {
        message.put(field.pos(), value(mapping.at(field.name()), field.schema()));
      }
    }
    return message;
  }

  private static Object value(Node node, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> value(node, only(schema));
      case STRING -> node.as(TEXT);
      case LONG -> node.as(WHOLE_NUMBER);
      case DOUBLE -> node.as(Format.NUMBER);
      case MAP -> entries(node, schema.getValueType());
      default -> throw new IllegalStateException("no message of ours has a field of " + schema);
    };
  }

  /** The branch besides null of a field that may be absent. */
  private static Schema only(Schema optional) {
    return optional.getTypes().stream()
        .filter(branch -> branch.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> entries(Node node, Schema values) {
    boolean free = values.getType() == Schema.Type.UNION;
    Map<String, Object> entries = new LinkedHashMap<>();
    node.entries(free ? "values by name" : "texts by name")
        .forEach((name, value) -> entries.put(name, free ? value.as(ANY) : value.as(TEXT)));
    return entries;
  }

  private static <T> Optional<T> when(boolean fits, JsonNode value, Function<JsonNode, T> as) {
    return fits ? Optional.of(as.apply(value)) : Optional.empty();
  }
}
