package dev.handoff.sla.notice;

import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.SlaAlert;
import dev.handoff.wire.AvroJson;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a webhook gets: the event's type, its time and all of it, always in the same bytes. */
final class NoticeBody {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private NoticeBody() {}

  static String of(NoticeDue notice) {
    return JSON.objectNode()
        .put("type", type(notice.getEvent()))
        .put("timestamp", notice.getOccurredAt().toString())
        .set("data", data(notice))
        .toString();
  }

  /** The event alone. */
  static JsonNode data(NoticeDue notice) {
    SpecificRecord event = (SpecificRecord) notice.getEvent();
    return AvroJson.of(event, event.getSchema());
  }

  private static String type(Object event) {
    return switch (event) {
      case MqlRaised _ -> "mql.raised";
      case SlaAlert alert -> "alert." + NoticeFacts.word(alert.getKind());
      case LifecycleChanged step -> "step." + NoticeFacts.word(step.getTransition());
      default -> throw new AssertionError(event.getClass());
    };
  }
}
