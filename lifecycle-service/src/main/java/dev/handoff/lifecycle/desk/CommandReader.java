package dev.handoff.lifecycle.desk;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.handoff.contract.Format;
import dev.handoff.contract.Node;
import dev.handoff.contract.Problems;
import dev.handoff.desk.Json;
import dev.handoff.desk.MessageFields;
import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.lead.TextLimits;
import dev.handoff.message.SalesCommand;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Reads a command from JSON, whole: every problem at once. */
final class CommandReader {
  /** Stands in the path, and in the message. */
  private static final String LEAD_ID = "leadId";

  /** As the topology has it, which sets aside what claims to be later. */
  private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

  private static final Format<String> NAME =
      MessageFields.WORD.where(
          "a text that is not blank, of at most %d characters".formatted(TextLimits.OF_A_NAME),
          text -> text.length() <= TextLimits.OF_A_NAME);

  private final Instant now;

  /**
   * @param now the instant of a command that names none
   */
  CommandReader(Instant now) {
    this.now = now.truncatedTo(MILLIS);
  }

  /**
   * @param id the command's own
   * @param expectedRevision of the lead, as the person saw it, or null for any
   * @throws Refusal 400 for what is no JSON; 422 with every problem
   */
  SalesCommand read(
      Verb verb, String leadId, String id, @Nullable Long expectedRevision, String body) {
    JsonNode tree = Json.tree(body);
    Problems problems = new Problems();
    Node root = verb.fields().in(new Node("", tree, problems));
    SpecificRecord command = verb.fields().fill(MessageFields.blank(verb.message()), root);
    SalesCommand whole =
        SalesCommand.newBuilder()
            .setEventId(id)
            .setLeadId(new Node(LEAD_ID, StringNode.valueOf(leadId), problems).as(NAME))
            .setActor(root.need(Verb.ACTOR, NAME))
            .setOccurredAt(occurredAt(root))
            .setExpectedRevision(expectedRevision)
            .setCommand(command)
            .build();
    if (!problems.isEmpty()) {
      throw Refusal.ofRequest(problems.inOrderOf(tree));
    }
    return whole;
  }

  private Instant occurredAt(Node root) {
    Instant given = root.find(Verb.OCCURRED_AT, MessageFields.INSTANT);
    if (given == null) {
      return now;
    }
    if (given.isAfter(now.plus(MOST_AHEAD))) {
      root.at(Verb.OCCURRED_AT)
          .refuse(
              "expected an instant at most %d minutes after now, %s, but found %s"
                  .formatted(MOST_AHEAD.toMinutes(), now, given));
    }
    return given;
  }
}
