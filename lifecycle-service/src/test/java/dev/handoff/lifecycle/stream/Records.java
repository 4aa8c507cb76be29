package dev.handoff.lifecycle.stream;

import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.message.AcceptLead;
import dev.handoff.message.Cause;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.Evidence;
import dev.handoff.message.FitStatus;
import dev.handoff.message.HighIntentAct;
import dev.handoff.message.Journey;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecordDiscovery;
import dev.handoff.message.RecordTouch;
import dev.handoff.message.RejectLead;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.Score;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.TouchKind;
import dev.handoff.wire.StateSerde;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Records as scoring and sales write them. */
public final class Records {

  static {
    // Avro makes our classes only once the wire format has vouched for them.
    StateSerde.of(LeadState.class).close();
  }

  private Records() {}

  /** A demo request that makes the lead qualify. */
  public static ScoreChanged qualifyingScore(String leadId, Instant at) {
    return score(leadId, at, 63, Cause.ENGAGEMENT)
        .setJourney(
            Journey.newBuilder()
                .setSource("google")
                .setCampaign("spring")
                .setChannel("paid_search")
                .setPages(List.of("/pricing"))
                .setLastSeenAt(at)
                .build())
        .setLead(LeadAttributes.newBuilder().setSeniority("director").build())
        .setCompany(
            CompanyAttributes.newBuilder()
                .setName("Buyer")
                .setEmployees(200L)
                .setSegment("mid-market")
                .build())
        .build();
  }

  /** A score of this total, against a threshold of 50. */
  public static ScoreChanged.Builder score(String leadId, Instant at, double total, Cause cause) {
    boolean qualifies = total >= 50;
    return ScoreChanged.newBuilder()
        .setEventId(leadId + "/score/" + at)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setCause(cause)
        .setContractId("b2b-default")
        .setContractVersion(1)
        .setEmail(leadId + "@buyer.example")
        .setScore(
            Score.newBuilder()
                .setFitStatus(FitStatus.MET)
                .setFitPoints(20)
                .setEngagementPoints(total - 20)
                .setTotal(total)
                .setThreshold(50)
                .setHighIntent(qualifies ? List.of(demoRequest(at)) : List.of())
                .setQualifies(qualifies)
                .setSlaClass(qualifies ? "direct-inquiry" : null)
                .build());
  }

  /** A lead that read its way over the threshold. */
  static ScoreChanged scoreOfReading(String leadId, Instant at) {
    ScoreChanged score = score(leadId, at, 63, Cause.ENGAGEMENT).build();
    Score read =
        Score.newBuilder(score.getScore()).setHighIntent(List.of()).setSlaClass("standard").build();
    return ScoreChanged.newBuilder(score).setScore(read).build();
  }

  /** Then it asks for a demo. */
  static ScoreChanged scoreOfDemoRequest(String leadId, Instant at, Cause cause) {
    ScoreChanged score = score(leadId, at, 63, cause).setCausedBy("demo").build();
    HighIntentAct demo =
        HighIntentAct.newBuilder(demoRequest(at)).setEventIds(List.of("demo")).build();
    Score asked = Score.newBuilder(score.getScore()).setHighIntent(List.of(demo)).build();
    return ScoreChanged.newBuilder(score).setScore(asked).build();
  }

  private static HighIntentAct demoRequest(Instant at) {
    return HighIntentAct.newBuilder()
        .setName("demo-request")
        .setSlaClass("direct-inquiry")
        .setOccurredAt(at)
        .build();
  }

  /** A command of Dana's. */
  public static SalesCommand command(String leadId, String id, Instant at, Object command) {
    return SalesCommand.newBuilder()
        .setEventId(id)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setActor("Dana")
        .setCommand(command)
        .build();
  }

  public static AcceptLead accept() {
    return new AcceptLead();
  }

  public static RejectLead reject(String reason) {
    return RejectLead.newBuilder().setReason(reason).build();
  }

  public static RecordTouch touch(TouchKind kind) {
    return RecordTouch.newBuilder().setKind(kind).build();
  }

  public static RecordDiscovery discovery() {
    return RecordDiscovery.newBuilder().setNote("They have 40 reps").build();
  }

  /** With everything that the default contract asks for. */
  public static QualifyLead qualify(Instant at) {
    return QualifyLead.newBuilder()
        .setEvidence(
            Stream.of("need", "authority", "timeline", "budget")
                .map(item -> evidence(item, at))
                .toList())
        .setDecisionBy(at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(30))
        .setOpportunityId("opportunity-1")
        .build();
  }

  private static Evidence evidence(String item, Instant at) {
    return Evidence.newBuilder()
        .setItem(item)
        .setConfirmed(true)
        .setNote("They told me about their " + item)
        .setSource("call")
        .setAt(at)
        .build();
  }
}
