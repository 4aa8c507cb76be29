package dev.handoff.sla.desk;

import static java.util.Objects.requireNonNullElse;

import dev.handoff.contract.CalendarReader;
import dev.handoff.contract.Format;
import dev.handoff.contract.Node;
import dev.handoff.contract.Problems;
import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.desk.Json;
import dev.handoff.desk.Refusal;
import dev.handoff.sla.clock.BusinessCalendar;
import dev.handoff.sla.clock.Pauses;
import dev.handoff.sla.clock.Span;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Reads what is asked of a calendar from JSON, whole: every problem at once. An answer costs a step
 * for each day that it crosses, so nothing may lie further apart than ten years.
 */
final class PreviewReader {
  /** The most days that an answer may cross: about ten years, as of a duration. */
  static final Duration LONGEST = Duration.ofDays(3_660);

  private static final int MOST_PAUSES = 1_000;
  private static final Instant EARLIEST = Instant.EPOCH;

  /** Holidays that follow the moon are known until 2173. */
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final Format<Instant> INSTANT =
      Format.INSTANT.where(
          "an instant of the years 1970 to 2099, such as 2026-01-01T00:00:00Z",
          instant -> !instant.isBefore(EARLIEST) && instant.isBefore(LATEST));

  private static final Format<Duration> WITHIN =
      Format.DURATION_OR_ZERO.where(
          "a duration of at most ten years, such as 4h or PT4H", _ -> true);

  private final JsonNode tree;
  private final Node root;

  /**
   * @throws Refusal 400 for what is no JSON
   */
  PreviewReader(String request) {
    tree = Json.tree(request);
    root = new Node("", tree, new Problems());
  }

  /**
   * @throws Refusal 422 with every problem
   */
  DeadlinePreview deadline() {
    Node node = root.mapping("calendar", "start", "within", "pauses", "at");
    CalendarTerms calendar = CalendarReader.calendar(node.need("calendar"));
    Instant start = node.need("start", INSTANT);
    Duration within = node.need("within", WITHIN);
    Pauses pauses = pauses(node);
    Instant at = requireNonNullElse(node.find("at", INSTANT), start);
    checkNear(node, "start", start, "at", at);
    refuseProblems();
    return new DeadlinePreview(BusinessCalendar.of(calendar), start, within, pauses, at);
  }

  /**
   * @throws Refusal 422 with every problem
   */
  ElapsedPreview elapsed() {
    Node node = root.mapping("calendar", "from", "to", "pauses");
    CalendarTerms calendar = CalendarReader.calendar(node.need("calendar"));
    Instant from = node.need("from", INSTANT);
    Instant to = node.need("to", INSTANT);
    Pauses pauses = pauses(node);
    checkNear(node, "from", from, "to", to);
    refuseProblems();
    return new ElapsedPreview(BusinessCalendar.of(calendar), from, to, pauses);
  }

  /**
   * @throws Refusal 422 with every problem
   */
  OpenPreview open() {
    Node node = root.mapping("calendar", "at");
    CalendarTerms calendar = CalendarReader.calendar(node.need("calendar"));
    Instant at = node.need("at", INSTANT);
    refuseProblems();
    return new OpenPreview(BusinessCalendar.of(calendar), at);
  }

  private static Pauses pauses(Node node) {
    return Pauses.of(node.list("pauses", MOST_PAUSES).stream().map(PreviewReader::pause).toList());
  }

  private static Span pause(Node member) {
    Node node = member.mapping("from", "to");
    Span pause = new Span(node.need("from", INSTANT), node.need("to", INSTANT));
    if (pause.to().isBefore(pause.from()) && isFine(node, "from") && isFine(node, "to")) {
      node.at("to")
          .refuse(
              "expected an instant that is not before from, %s, but found %s"
                  .formatted(pause.from(), pause.to()));
    }
    return pause;
  }

  private static void checkNear(Node node, String one, Instant from, String other, Instant to) {
    if (isFine(node, one)
        && isFine(node, other)
        && Duration.between(from, to).abs().compareTo(LONGEST) > 0) {
      node.at(other)
          .refuse(
              "expected an instant at most %,d days from %s, %s, but found %s"
                  .formatted(LONGEST.toDays(), one, from, to));
    }
  }

  private static boolean isFine(Node node, String key) {
    return node.problems().noneUnder(node.at(key).path());
  }

  private void refuseProblems() {
    if (!root.problems().isEmpty()) {
      throw Refusal.ofRequest(root.problems().inOrderOf(tree));
    }
  }
}
