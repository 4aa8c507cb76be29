package dev.handoff.lifecycle.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.message.MqlRaised;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Transition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of erased leads with all that has to be counted, and without what leads back to somebody.
 * What stays is listed, and not what goes: a field that is new goes.
 */
final class Anonymous {
  /** What the row of a cycle is made of; all but the reps' names are numbers, times and symbols. */
  private static final Set<String> KEPT =
      Set.of(
          "occurredAt",
          "transition",
          "to",
          "cycleNumber",
          "revision",
          "contractId",
          "contractVersion",
          "slaClass",
          "rep",
          "pool",
          "touchKind",
          "reached",
          "amount",
          "currency");

  /** Whose reasons are of the contract's list; those of all others somebody wrote. */
  private static final Set<String> WITH_LISTED_REASON =
      Set.of(Transition.REJECTED.name(), Transition.DISQUALIFIED.name());

  /** As contracts write reasons. */
  private static final Pattern LISTED_REASON = Pattern.compile("[a-z0-9_-]+");

  private static final String SOMETHING = "erased";

  private Anonymous() {}

  static Step step(Erasure erasure, Step step) {
    ObjectNode left = JsonNodeFactory.instance.objectNode();
    step.json().properties().stream()
        .filter(field -> KEPT.contains(field.getKey()))
        .forEach(field -> left.set(field.getKey(), field.getValue()));
    left.put("eventId", otherId(step.eventId()));
    left.put("leadId", erasure.id());
    left.put("cycleId", erasure.cycleId(step.cycleNumber()));
    put(left, "reason", isListed(step.transition().name()) ? step.text("reason") : null);
    keepCorrection(step, left);
    if (step.json().has("evidence")) {
      left.set("evidence", evidence(step.json().path("evidence")));
    }
    return new Step(left);
  }

  /** Steps refer to each other, and their ids may say whose they are. */
  private static String otherId(String eventId) {
    return UUID.nameUUIDFromBytes(eventId.getBytes(UTF_8)).toString();
  }

  /** A correction to words that somebody wrote is none any more: what they say is gone anyway. */
  private static void keepCorrection(Step step, ObjectNode left) {
    String field = step.text("correctedField");
    String value = step.text("correctedValue");
    boolean isListed = value == null || LISTED_REASON.matcher(value).matches();
    String corrects = step.text("corrects");
    if (corrects != null
        && field != null
        && (KEPT.contains(field) || field.equals("reason") && isListed)) {
      left.put("corrects", otherId(corrects));
      left.put("correctedField", field);
      put(left, "correctedValue", value);
    }
  }

  /** How many pieces, and whether each is whole; a piece's name may have been made up too. */
  private static ArrayNode evidence(JsonNode pieces) {
    Map<String, String> numbers = new TreeMap<>();
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    for (JsonNode piece : pieces) {
      String item = piece.path("item").asString();
      ObjectNode bare =
          left.addObject()
              .put("item", numbers.computeIfAbsent(item, _ -> "" + (numbers.size() + 1)))
              .put("confirmed", piece.path("confirmed").asBoolean());
      if (!piece.path("note").asString("").isBlank()) {
        bare.put("note", SOMETHING);
      }
      if (piece.hasNonNull("source")) {
        bare.put("source", SOMETHING);
      }
      if (piece.hasNonNull("at")) {
        bare.put("at", SOMETHING);
      }
    }
    return left;
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }

  static Row stepRow(Erasure erasure, Step step) {
    return new Row()
        .set("erasure_id", erasure.id())
        .set("revision", step.revision())
        .set("body", step(erasure, step).json());
  }

  /** The columns that no report counts by are emptied, as together they could point at somebody. */
  static final List<String> EMPTIED = List.of("seniority", "country", "industry");

  /** What the handoff package gives to the cycle. */
  static Row cycle(Erasure erasure, MqlRaised mql) {
    Row row =
        new Handover(mql)
            .cycle()
            .set("cycle_id", erasure.cycleId(mql.getCycleNumber()))
            .set("lead_id", erasure.id())
            .set("erased_at", erasure.at());
    EMPTIED.forEach(column -> row.set(column, null));
    return row;
  }

  /** What its steps give to it: nobody waits for anything in it any more. */
  static Row cycle(Erasure erasure, Passage passage) {
    Row row = passage.row().set("waits_for", null).set("erased_at", erasure.at());
    return isListed((String) row.get("outcome")) ? row : row.set("reason", null);
  }

  private static boolean isListed(@Nullable String transition) {
    return transition != null && WITH_LISTED_REASON.contains(transition);
  }

  static PromiseRow promise(Erasure erasure, SlaAlert alert) {
    return new PromiseRow(
        SlaAlert.newBuilder(alert)
            .setLeadId(erasure.id())
            .setCycleId(erasure.cycleId(alert.getCycleNumber()))
            .build());
  }
}
