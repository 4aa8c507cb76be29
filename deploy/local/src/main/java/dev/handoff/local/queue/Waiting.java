package dev.handoff.local.queue;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A lead that waits for sales, as the queue has it. A text that nobody knows is empty.
 *
 * @param waitingFor {@code acceptance}, {@code first-touch} or {@code discovery}
 * @param deadline the soonest of its open promises, if one is open
 * @param score that made it an MQL, rounded to whole points
 */
public record Waiting(
    String leadId,
    String company,
    String waitingFor,
    Optional<Deadline> deadline,
    String score,
    String slaClass,
    String rep,
    String pool,
    String source) {

  /**
   * @param state {@code running}, {@code warned}, {@code breached} or {@code escalated}
   */
  public record Deadline(String promise, Instant dueAt, State state) {}

  /** How a promise stands. */
  public enum State {
    RUNNING,
    WARNED,
    BROKEN;

    static State of(String word) {
      return switch (word) {
        case "warned" -> WARNED;
        case "breached", "escalated" -> BROKEN;
        default -> RUNNING;
      };
    }
  }

  static Waiting of(JsonNode item) {
    JsonNode score = item.path("score");
    return new Waiting(
        text(item, "leadId"),
        text(item, "company"),
        text(item, "waitingFor"),
        Optional.of(item.path("deadline")).filter(JsonNode::isObject).map(Waiting::deadline),
        score.isNumber() ? Long.toString(Math.round(score.asDouble())) : "",
        text(item, "slaClass"),
        text(item, "rep"),
        text(item, "pool"),
        text(item, "source"));
  }

  private static Deadline deadline(JsonNode json) {
    return new Deadline(
        text(json, "promise"), Instant.parse(text(json, "dueAt")), State.of(text(json, "state")));
  }

  /** What comes from outside must not steer the terminal. */
  private static String text(JsonNode json, String field) {
    return json.path(field).asString("").replaceAll("\\p{Cntrl}", "?");
  }
}
