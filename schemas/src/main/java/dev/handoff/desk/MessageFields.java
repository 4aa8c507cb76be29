package dev.handoff.desk;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.stream.Collectors.joining;

import dev.handoff.contract.Format;
import dev.handoff.contract.Node;
import dev.handoff.wire.AvroTrust;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;

/**
 * Reads a published message's own fields from JSON: the schema says which there are and of what
 * kind, so that a field that is added to a message can be asked about at once.
 */
public final class MessageFields {
  static {
    AvroTrust.establish();
  }

  /** Something must stand there. */
  public static final Format<String> WORD =
      Format.text("a text that is not blank", "", Optional::of);

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** As the bus has it: to the millisecond, and within what can be reckoned with. */
  public static final Format<Instant> INSTANT =
      Format.INSTANT
          .where(
              "an instant of the years 1970 to 9999, such as 2026-01-01T00:00:00Z",
              instant -> !instant.isBefore(EARLIEST) && instant.isBefore(LATEST))
          .meaning(instant -> instant.truncatedTo(MILLIS));

  private static final int MOST_MEMBERS = 100;

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

  private static final Format<LocalDate> DATE =
      Format.DATE.where(
          "a date of the years 1970 to 9999, such as 2026-12-24",
          date -> date.getYear() >= 1970 && date.getYear() <= 9999);

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
  private final ToIntFunction<String> longest;

  /**
   * @param message schema of the message
   * @param otherwise keys that are read otherwise
   * @param absent fields that the JSON does not have
   */
  public MessageFields(Schema message, Collection<String> otherwise, Collection<String> absent) {
    this(message, otherwise, absent, _ -> Integer.MAX_VALUE);
  }

  /**
   * @param message schema of the message
   * @param otherwise keys that are read otherwise
   * @param absent fields that the JSON does not have
   * @param longest the most characters of a text, by its field's name
   */
  public MessageFields(
      Schema message,
      Collection<String> otherwise,
      Collection<String> absent,
      ToIntFunction<String> longest) {
    this.longest = longest;
    fields =
        message.getFields().stream()
            .filter(field -> !otherwise.contains(field.name()) && !absent.contains(field.name()))
            .toList();
    keys = Stream.concat(otherwise.stream(), fields.stream().map(Schema.Field::name)).toList();
  }

  /** A place as a mapping of these fields. */
  public Node in(Node place) {
    return place.mapping(keys.toArray(String[]::new));
  }

  /** Sets the fields that stand in the mapping, and notes those that have to and do not. */
  public <M extends SpecificRecord> M fill(M message, Node mapping) {
    for (Schema.Field field : fields) {
      if (mapping.has(field.name())) {
        message.put(field.pos(), value(mapping.at(field.name()), field.schema(), field.name()));
      } else if (!field.hasDefaultValue()) {
        message.put(field.pos(), mapping.need(field.name(), format(field.schema(), field.name())));
      }
    }
    return message;
  }

  /** A message that holds nothing yet but what its fields have where nothing is said. */
  public static SpecificRecord blank(Schema message) {
    SpecificData data = SpecificData.get();
    SpecificRecord blank = (SpecificRecord) data.newRecord(null, message);
    for (Schema.Field field : message.getFields()) {
      if (field.hasDefaultValue() && field.defaultVal() != JsonProperties.NULL_VALUE) {
        blank.put(field.pos(), data.getDefaultValue(field));
      }
    }
    return blank;
  }

  private Object value(Node node, Schema schema, String field) {
    return switch (schema.getType()) {
      case UNION -> value(node, only(schema), field);
      case MAP -> entries(node, schema.getValueType());
      case ARRAY -> members(node, schema.getElementType());
      default -> node.as(format(schema, field));
    };
  }

  /** How a value that is no collection is written. */
  private Format<?> format(Schema schema, String field) {
    return switch (schema.getType()) {
      case UNION -> format(only(schema), field);
      case STRING -> text(longest.applyAsInt(field));
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis ? INSTANT : WHOLE_NUMBER;
      case INT -> DATE;
      case DOUBLE -> Format.NUMBER;
      case BOOLEAN -> TRUE_OR_FALSE;
      case ENUM -> oneOf(schema);
      default -> throw new IllegalStateException("no message of ours has a field of " + schema);
    };
  }

  private static Format<String> text(int most) {
    return most == Integer.MAX_VALUE
        ? TEXT
        : TEXT.where(
            "a text of at most %,d characters".formatted(most), text -> text.length() <= most);
  }

  /**
   * One of a message's words; in JSON words are in lower case. The schema's default is for readers
   * that are older than a word, and nobody's to say.
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // the schema names the class
  private static Format<?> oneOf(Schema schema) {
    Class<? extends Enum> type = SpecificData.get().getClass(schema).asSubclass(Enum.class);
    List<String> words =
        schema.getEnumSymbols().stream()
            .filter(symbol -> !symbol.equals(schema.getEnumDefault()))
            .map(symbol -> symbol.toLowerCase(Locale.ROOT))
            .toList();
    return Format.text(
        words.stream().collect(joining(", ", "one of ", "")),
        (Object) Enum.valueOf(type, schema.getEnumSymbols().getFirst()),
        word ->
            words.contains(word)
                ? Optional.of(Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
                : Optional.empty());
  }

  private List<SpecificRecord> members(Node list, Schema member) {
    MessageFields fields = new MessageFields(member, List.of(), List.of(), longest);
    return list.members(MOST_MEMBERS).stream()
        .map(node -> fields.fill(blank(member), fields.in(node)))
        .toList();
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
