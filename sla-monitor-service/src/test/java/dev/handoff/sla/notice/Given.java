package dev.handoff.sla.notice;

import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.DefaultContract;
import dev.handoff.message.AlertKind;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.FitStatus;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.QualificationTrigger;
import dev.handoff.message.Score;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import dev.handoff.testing.Agreements;
import dev.handoff.wire.AvroTrust;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Contracts, messages and secrets as tests of notices want them. */
final class Given {
  static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
  static final String CONTRACT = "notice-it";

  /** Keys as Standard Webhooks writes them. */
  static final String KEY = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

  static final String NEXT_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  static {
    AvroTrust.establish();
  }

  private Given() {}

  /** A contract with these subscriptions. */
  static String document(String subscriptions) {
    return DefaultContract.document().replaceFirst("(?m)^id: .*$", "id: " + CONTRACT)
        + "\nnotify:\n  subscriptions:\n"
        + subscriptions.indent(4);
  }

  static Contract contract(String subscriptions) {
    return Agreements.of(document(subscriptions));
  }

  static Subscribers subscribers(String subscriptions) {
    return new Subscribers(Contracts.always(contract(subscriptions)));
  }

  static MqlRaised.Builder mql(String leadId, Instant at) {
    return MqlRaised.newBuilder()
        .setEventId(leadId + "/mql/" + at)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setCycleId(leadId + ":1")
        .setCycleNumber(1)
        .setContractId(CONTRACT)
        .setContractVersion(1)
        .setSlaClass("direct-inquiry")
        .setTrigger(QualificationTrigger.THRESHOLD)
        .setScore(
            Score.newBuilder()
                .setFitStatus(FitStatus.MET)
                .setFitPoints(30)
                .setEngagementPoints(42)
                .setTotal(72)
                .setThreshold(50)
                .setQualifies(true)
                .build())
        .setEmail("ana@acme.example")
        .setLead(LeadAttributes.newBuilder().setFirstName("Ana").setJobTitle("VP <Sales>").build())
        .setCompany(CompanyAttributes.newBuilder().setName("Acme").setCountry("DE").build());
  }

  static SlaAlert.Builder alert(String leadId, AlertKind kind, Instant at) {
    return SlaAlert.newBuilder()
        .setEventId(leadId + "/" + kind + "/" + at)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setKind(kind)
        .setCycleId(leadId + ":1")
        .setCycleNumber(1)
        .setPromise("first-touch")
        .setSlaClass("direct-inquiry")
        .setContractId(CONTRACT)
        .setContractVersion(1)
        .setCalendar("always")
        .setStartedAt(at.minusSeconds(60))
        .setDueAt(at)
        .setDetectedAt(at)
        .setSentence("Lead " + leadId + " was due for its first touch and had none.");
  }

  static LifecycleChanged.Builder step(String leadId, Transition transition, Instant at) {
    return LifecycleChanged.newBuilder()
        .setEventId(leadId + "/" + transition + "/" + at)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setTransition(transition)
        .setFrom(Stage.MQL)
        .setTo(Stage.MQL)
        .setCycleId(leadId + ":1")
        .setCycleNumber(1)
        .setRevision(2)
        .setContractId(CONTRACT)
        .setContractVersion(1)
        .setTouchKind(transition == Transition.TOUCH_RECORDED ? TouchKind.CALL : null);
  }

  /** The notices that one subscription makes of MQLs. */
  static List<NoticeDue> notices(String subscription, MqlRaised... mqls) {
    var subscribers = subscribers(subscription);
    return List.of(mqls).stream()
        .flatMap(mql -> subscribers.of(mql, TEN, TEN).stream())
        .map(Subscribers.Told::notice)
        .toList();
  }

  static Credentials credentials(Map<String, String> environment) {
    return new Credentials(null, environment::get);
  }
}
