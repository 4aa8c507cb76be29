package dev.handoff.lifecycle.ledger;

import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step that a lead took, read from its record as the timeline keeps it.
 *
 * @param json the record's fields by name; absent ones are left out
 */
record Step(ObjectNode json) {
  /** What a correction may change, and what a value of it looks like. */
  private static final List<String> CORRECTABLE =
      List.of(
          "occurredAt",
          "rep",
          "pool",
          "reason",
          "note",
          "touchKind",
          "reached",
          "decisionBy",
          "until",
          "opportunityId",
          "amount",
          "currency");

  static Step parse(String json) {
    return new Step((ObjectNode) MessageJson.read(json));
  }

  String eventId() {
    return json.path("eventId").asString();
  }

  String leadId() {
    return json.path("leadId").asString();
  }

  String cycleId() {
    return json.path("cycleId").asString();
  }

  int cycleNumber() {
    return json.path("cycleNumber").asInt();
  }

  long revision() {
    return json.path("revision").asLong();
  }

  Transition transition() {
    return Transition.valueOf(json.path("transition").asString());
  }

  Stage to() {
    return Stage.valueOf(json.path("to").asString());
  }

  Instant at() {
    return Instant.parse(json.path("occurredAt").asString());
  }

  String contractId() {
    return json.path("contractId").asString();
  }

  int contractVersion() {
    return json.path("contractVersion").asInt();
  }

  @Nullable String text(String field) {
    JsonNode value = json.get(field);
    return value == null ? null : value.asString();
  }

  @Nullable LocalDate date(String field) {
    return parsed(text(field), LocalDate::parse);
  }

  @Nullable Double amount() {
    return parsed(text("amount"), Double::valueOf);
  }

  boolean isTouchByHuman() {
    String kind = text("touchKind");
    return transition() == Transition.TOUCH_RECORDED && !TouchKind.AUTOMATED.name().equals(kind);
  }

  boolean reached() {
    return "true".equals(text("reached"));
  }

  /** Pieces of evidence that it names, and those that are confirmed with all that belongs to it. */
  EvidenceCount evidence() {
    List<JsonNode> pieces =
        StreamSupport.stream(json.path("evidence").spliterator(), false).toList();
    long given =
        pieces.stream()
            .filter(piece ->
                piece.path("confirmed").asBoolean()
                    && !piece.path("note").asString("").isBlank()
                    && piece.hasNonNull("source")
                    && piece.hasNonNull("at"))
            .map(piece -> piece.path("item").asString())
            .distinct()
            .count();
    long asked = pieces.stream().map(piece -> piece.path("item").asString()).distinct().count();
    return new EvidenceCount((int) asked, (int) given);
  }

  /**
   * @param asked different pieces named
   * @param given of these confirmed, with a note, a source and a time
   */
  record EvidenceCount(int asked, int given) {}

  /** The step as it should have been; this very one where the correction means nothing to it. */
  Step corrected(Step correction) {
    String field = correction.text("correctedField");
    String value = correction.text("correctedValue");
    if (field == null || !CORRECTABLE.contains(field) || !fits(field, value)) {
      return this;
    }
    ObjectNode right = json.deepCopy();
    if (value == null) {
      right.remove(field);
    } else {
      right.put(field, value);
    }
    return new Step(right);
  }

  private static boolean fits(String field, @Nullable String value) {
    return switch (field) {
      case "occurredAt" -> parsed(value, Instant::parse) != null;
      case "decisionBy", "until" -> value == null || parsed(value, LocalDate::parse) != null;
      case "amount" -> value == null || parsed(value, Double::valueOf) != null;
      default -> true;
    };
  }

  private static <T> @Nullable T parsed(@Nullable String text, Function<String, T> parser) {
    try {
      return Optional.ofNullable(text).map(parser).orElse(null);
    } catch (DateTimeException | NumberFormatException other) {
      return null;
    }
  }

  /** The lead's steps as they should have been, in their order; corrections stay among them. */
  static List<Step> corrected(List<Step> steps) {
    List<Step> corrections =
        steps.stream().filter(step -> step.transition() == Transition.RECORD_CORRECTED).toList();
    return corrections.isEmpty()
        ? steps
        : steps.stream().map(step -> step.after(corrections)).toList();
  }

  private Step after(List<Step> corrections) {
    Step right = this;
    for (Step correction : corrections) {
      if (Objects.equals(correction.text("corrects"), eventId())) {
        right = right.corrected(correction);
      }
    }
    return right;
  }
}
