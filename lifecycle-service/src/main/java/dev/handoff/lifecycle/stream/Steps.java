package dev.handoff.lifecycle.stream;

import dev.handoff.contract.SlaTerms;
import dev.handoff.lifecycle.lead.Cycle;
import dev.handoff.lifecycle.lead.Deal;
import dev.handoff.lifecycle.lead.Evidence;
import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.lead.LeadEvent;
import dev.handoff.lifecycle.lead.LeadEvent.DiscoveryRecorded;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAccepted;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAssigned;
import dev.handoff.lifecycle.lead.LeadEvent.LeadDisqualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadQualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRecycled;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRejected;
import dev.handoff.lifecycle.lead.LeadEvent.LeadReopened;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityAttached;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityLost;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityWon;
import dev.handoff.lifecycle.lead.LeadEvent.RecordCorrected;
import dev.handoff.lifecycle.lead.LeadEvent.TouchRecorded;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.QualificationTrigger;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What happened to a lead, in the bus's words. */
final class Steps {

  private Steps() {}

  /** The id of a lead's next step. */
  static String id(LeadEvent event, Lead before, Cause cause) {
    return EventIds.of(cause.id(), before.id(), before.revision() + 1, event.kind().name());
  }

  /** A step that the lead took. */
  static LifecycleChanged step(String id, LeadEvent event, Lead before, Lead after, Cause cause) {
    Cycle cycle = event.cycle();
    LifecycleChanged.Builder step =
        LifecycleChanged.newBuilder()
            .setEventId(id)
            .setLeadId(event.leadId())
            .setOccurredAt(event.at())
            .setTransition(Transition.valueOf(event.kind().name()))
            .setFrom(stage(before))
            .setTo(stage(after))
            .setCycleId(cycle.id())
            .setCycleNumber(cycle.number())
            .setRevision(after.revision())
            .setContractId(cause.contractId())
            .setContractVersion(cause.contractVersion())
            .setSlaClass(cycle.slaClass())
            .setActor(cause.actor())
            .setRep(cycle.rep())
            .setCausedBy(cause.id());
    return withDetails(step, event, cause).build();
  }

  private static LifecycleChanged.Builder withDetails(
      LifecycleChanged.Builder step, LeadEvent event, Cause cause) {
    return switch (event) {
      case LeadEvent.MqlRaised _ -> step.setSource(cause.source()).setSegment(cause.segment());
      case LeadEvent.ClassTightened _ -> step;
      case LeadAssigned it -> step.setPool(it.pool()).setReason(it.reason());
      case LeadAccepted it -> step.setNote(it.note());
      case LeadRejected it -> step.setReason(it.reason()).setNote(it.note());
      case TouchRecorded it ->
          step.setTouchKind(TouchKind.valueOf(it.touch().name()))
              .setReached(it.reached())
              .setCallBackAt(it.callBackAt())
              .setNote(it.note());
      case DiscoveryRecorded it -> step.setNote(it.note());
      case LeadQualified it ->
          step.setEvidence(it.evidence().stream().map(Steps::evidence).toList())
              .setDecisionBy(it.decisionBy())
              .setOpportunityId(it.opportunityId())
              .setNote(it.note());
      case LeadDisqualified it -> step.setReason(it.reason()).setNote(it.note());
      case LeadRecycled it ->
          step.setUntil(LocalDate.ofInstant(it.until(), ZoneOffset.UTC))
              .setReason(it.reason())
              .setNote(it.note());
      case LeadReopened it -> step.setReason(it.reason());
      case OpportunityAttached it -> withDeal(step, it.deal());
      case OpportunityWon it -> withDeal(step, it.deal()).setReason(it.reason());
      case OpportunityLost it -> withDeal(step, it.deal()).setReason(it.reason());
      case RecordCorrected it ->
          step.setCorrects(it.corrects())
              .setCorrectedField(it.what().field())
              .setCorrectedValue(it.value())
              .setReason(it.reason());
    };
  }

  private static LifecycleChanged.Builder withDeal(LifecycleChanged.Builder step, Deal deal) {
    return step.setOpportunityId(deal.opportunityId())
        .setAmount(deal.amount())
        .setCurrency(deal.currency());
  }

  /** The whole handoff package, of the one step that hands over. */
  static Optional<MqlRaised> handoff(LeadEvent event, Lead after, ScoreChanged score) {
    return event instanceof LeadEvent.MqlRaised(var leadId, var cycle, var at, var trigger)
        ? Optional.of(
            MqlRaised.newBuilder()
                .setEventId(EventIds.of(score.getEventId(), leadId, after.revision(), "HANDOFF"))
                .setLeadId(leadId)
                .setOccurredAt(at)
                .setCycleId(cycle.id())
                .setCycleNumber(cycle.number())
                .setContractId(score.getContractId())
                .setContractVersion(score.getContractVersion())
                .setSlaClass(cycle.slaClass() == null ? SlaTerms.STANDARD_CLASS : cycle.slaClass())
                .setTrigger(QualificationTrigger.valueOf(trigger.name()))
                .setScore(score.getScore())
                .setEmail(score.getEmail())
                .setAnonymousId(score.getAnonymousId())
                .setLead(score.getLead())
                .setCompany(score.getCompany())
                .setJourney(score.getJourney())
                .build())
        : Optional.empty();
  }

  static Stage stage(Lead lead) {
    return switch (lead) {
      case Lead.Prospect _ -> Stage.PROSPECT;
      case Lead.Mql _ -> Stage.MQL;
      case Lead.Sal _ -> Stage.SAL;
      case Lead.Sql _ -> Stage.SQL;
      case Lead.Opportunity _ -> Stage.OPPORTUNITY;
      case Lead.Customer _ -> Stage.CUSTOMER;
      case Lead.Lost _ -> Stage.LOST;
      case Lead.Recycled _ -> Stage.RECYCLED;
      case Lead.Disqualified _ -> Stage.DISQUALIFIED;
    };
  }

  private static dev.handoff.message.Evidence evidence(Evidence said) {
    return dev.handoff.message.Evidence.newBuilder()
        .setItem(said.item())
        .setConfirmed(said.confirmed())
        .setNote(said.note())
        .setSource(said.source())
        .setAt(said.at())
        .build();
  }
}
