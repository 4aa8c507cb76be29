package dev.handoff.sla.notice;

import dev.handoff.message.NoticeAction;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.SlaAlert;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A notice as an event of PagerDuty. */
final class PagerDutyEvent {
  private static final int LONGEST_SUMMARY = 1_024;

  private PagerDutyEvent() {}

  static String of(NoticeDue notice, String routingKey) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("routing_key", routingKey)
            .put("event_action", NoticeFacts.word(notice.getAction()))
            .put("dedup_key", notice.getClock());
    if (notice.getAction() == NoticeAction.TRIGGER && notice.getEvent() instanceof SlaAlert alert) {
      event.put("client", "Handoff");
      event.set("payload", payload(notice, alert));
    }
    return event.toString();
  }

  private static ObjectNode payload(NoticeDue notice, SlaAlert alert) {
    String sentence = alert.getSentence();
    ObjectNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("summary", sentence.substring(0, Math.min(sentence.length(), LONGEST_SUMMARY)))
            .put("source", "handoff")
            .put("severity", severity(alert))
            .put("timestamp", alert.getOccurredAt().toString())
            .put("component", alert.getPromise())
            .put("group", alert.getContractId())
            .put("class", NoticeFacts.word(alert.getKind()));
    payload.set("custom_details", NoticeBody.data(notice));
    return payload;
  }

  private static String severity(SlaAlert alert) {
    return switch (alert.getKind()) {
      case WARNED -> "warning";
      case ESCALATED -> "critical";
      case BREACHED -> "error";
      case STARTED, MET, CORRECTED, CANCELLED, OTHER -> "info";
    };
  }
}
