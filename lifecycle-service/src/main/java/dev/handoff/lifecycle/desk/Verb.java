package dev.handoff.lifecycle.desk;

import dev.handoff.desk.MessageFields;
import dev.handoff.desk.Refusal;
import dev.handoff.lifecycle.lead.TextLimits;
import dev.handoff.message.AcceptLead;
import dev.handoff.message.AssignLead;
import dev.handoff.message.AttachOpportunity;
import dev.handoff.message.CloseOpportunity;
import dev.handoff.message.CorrectRecord;
import dev.handoff.message.DisqualifyLead;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecordDiscovery;
import dev.handoff.message.RecordTouch;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.RejectLead;
import dev.handoff.message.ReopenLead;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.springframework.http.HttpStatus;

/** What may be asked of a lead over HTTP: each a path, and the message that it becomes. */
enum Verb {
  ASSIGN("assign", AssignLead.getClassSchema()),
  ACCEPT("accept", AcceptLead.getClassSchema()),
  REJECT("reject", RejectLead.getClassSchema()),
  TOUCH("touches", RecordTouch.getClassSchema()),
  DISCOVERY("discoveries", RecordDiscovery.getClassSchema()),
  QUALIFY("qualify", QualifyLead.getClassSchema()),
  DISQUALIFY("disqualify", DisqualifyLead.getClassSchema()),
  RECYCLE("recycle", RecycleLead.getClassSchema()),
  REOPEN("reopen", ReopenLead.getClassSchema()),
  ATTACH("opportunity", AttachOpportunity.getClassSchema()),
  CLOSE("opportunity/close", CloseOpportunity.getClassSchema()),
  CORRECT("corrections", CorrectRecord.getClassSchema());

  static final String ACTOR = "actor";
  static final String OCCURRED_AT = "occurredAt";

  private final String path;
  private final Schema message;
  private final MessageFields fields;

  Verb(String path, Schema message) {
    this.path = path;
    this.message = message;
    this.fields =
        new MessageFields(message, List.of(ACTOR, OCCURRED_AT), List.of(), TextLimits::of);
  }

  /**
   * @param path what stands behind the lead's id
   * @throws Refusal 404 where nothing of ours lies there
   */
  static Verb at(String path) {
    return Arrays.stream(values())
        .filter(verb -> verb.path.equals(path))
        .findFirst()
        .orElseThrow(() ->
            Refusal.of(
                HttpStatus.NOT_FOUND,
                "Nothing is there",
                "Expected one of %s behind the lead's id, but found “%s”"
                    .formatted(paths(), path)));
  }

  private static String paths() {
    return Arrays.stream(values()).map(Verb::path).collect(Collectors.joining(", "));
  }

  String path() {
    return path;
  }

  Schema message() {
    return message;
  }

  MessageFields fields() {
    return fields;
  }
}
