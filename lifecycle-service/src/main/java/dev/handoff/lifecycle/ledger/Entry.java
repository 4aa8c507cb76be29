package dev.handoff.lifecycle.ledger;

import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.SlaAlert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record as an entry of its lead's timeline. */
final class Entry {
  private Entry() {}

  static Row of(LifecycleChanged step, Instant writtenAt) {
    return row(step.getLeadId(), step.getEventId(), step.getCycleId(), step.getRevision())
        .set("occurred_at", step.getOccurredAt())
        .set("written_at", writtenAt)
        .set("kind", "step")
        .set("what", step.getTransition().name())
        .set("actor", step.getActor())
        .set("sentence", Sentences.of(step))
        .set("body", MessageJson.of(step));
  }

  static Row of(MqlRaised mql, Instant writtenAt) {
    ObjectNode inShort =
        JsonNodeFactory.instance
            .objectNode()
            .put("cycleId", mql.getCycleId())
            .put("slaClass", mql.getSlaClass())
            .put("trigger", mql.getTrigger().name())
            .put("total", mql.getScore().getTotal());
    return row(mql.getLeadId(), mql.getEventId(), mql.getCycleId(), null)
        .set("occurred_at", mql.getOccurredAt())
        .set("written_at", writtenAt)
        .set("kind", "mql")
        .set("what", mql.getTrigger().name())
        .set("actor", null)
        .set("sentence", Sentences.of(mql))
        .set("body", inShort);
  }

  static Row of(CommandOutcome refusal, Instant writtenAt) {
    return row(refusal.getLeadId(), refusal.getEventId(), refusal.getCycleId(), null)
        .set("occurred_at", refusal.getOccurredAt())
        .set("written_at", writtenAt)
        .set("kind", "refusal")
        .set("what", refusal.getRefusal() == null ? "OTHER" : refusal.getRefusal().name())
        .set("actor", null)
        .set("sentence", refusal.getSentence())
        .set("body", MessageJson.of(refusal));
  }

  static Row of(SlaAlert alert, Instant writtenAt) {
    return row(alert.getLeadId(), alert.getEventId(), alert.getCycleId(), null)
        .set("occurred_at", alert.getOccurredAt())
        .set("written_at", writtenAt)
        .set("kind", "alert")
        .set("what", alert.getKind().name())
        .set("actor", null)
        .set("sentence", alert.getSentence())
        .set("body", MessageJson.of(alert));
  }

  static Row of(ScoreChanged score, Instant writtenAt) {
    ObjectNode inShort =
        JsonNodeFactory.instance
            .objectNode()
            .put("total", score.getScore().getTotal())
            .put("previousTotal", score.getPreviousTotal())
            .put("fitStatus", score.getScore().getFitStatus().name())
            .put("qualifies", score.getScore().getQualifies());
    return row(score.getLeadId(), score.getEventId(), null, null)
        .set("occurred_at", score.getOccurredAt())
        .set("written_at", writtenAt)
        .set("kind", "score")
        .set("what", score.getCause().name())
        .set("actor", null)
        .set("sentence", Sentences.of(score))
        .set("body", inShort);
  }

  private static Row row(
      String leadId, String eventId, @Nullable String cycleId, @Nullable Long revision) {
    return new Row()
        .set("lead_id", leadId)
        .set("event_id", eventId)
        .set("cycle_id", cycleId)
        .set("revision", revision);
  }
}
