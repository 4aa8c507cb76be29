package dev.handoff.sla.stream;

import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import java.time.Instant;

/** Steps of leads in their first pass, as lifecycle-service writes them. */
final class Steps {
  private Steps() {}

  static LifecycleChanged mqlRaised(String leadId, String slaClass, Instant at) {
    return step(leadId, 1, Transition.MQL_RAISED, at).setSlaClass(slaClass).build();
  }

  static LifecycleChanged tightened(String leadId, long revision, String slaClass, Instant at) {
    return step(leadId, revision, Transition.CLASS_TIGHTENED, at).setSlaClass(slaClass).build();
  }

  static LifecycleChanged assigned(String leadId, long revision, String rep, Instant at) {
    return step(leadId, revision, Transition.ASSIGNED, at).setRep(rep).build();
  }

  static LifecycleChanged touched(String leadId, long revision, Instant at) {
    return step(leadId, revision, Transition.TOUCH_RECORDED, at)
        .setTouchKind(TouchKind.CALL)
        .setRep("dana")
        .build();
  }

  static LifecycleChanged rejected(String leadId, long revision, Instant at) {
    return step(leadId, revision, Transition.REJECTED, at)
        .setTo(Stage.DISQUALIFIED)
        .setReason("bad_fit")
        .build();
  }

  static LifecycleChanged.Builder step(
      String leadId, long revision, Transition transition, Instant at) {
    return LifecycleChanged.newBuilder()
        .setEventId(leadId + "/" + revision)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setTransition(transition)
        .setFrom(Stage.MQL)
        .setTo(Stage.MQL)
        .setCycleId(leadId + "/1")
        .setCycleNumber(1)
        .setRevision(revision)
        .setContractId("b2b-default")
        .setContractVersion(1);
  }
}
