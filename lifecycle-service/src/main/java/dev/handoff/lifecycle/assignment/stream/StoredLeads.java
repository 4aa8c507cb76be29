package dev.handoff.lifecycle.assignment.stream;

import dev.handoff.contract.Facts;
import dev.handoff.lifecycle.assignment.News;
import dev.handoff.lifecycle.assignment.News.Introduced;
import dev.handoff.lifecycle.assignment.News.Refused;
import dev.handoff.lifecycle.assignment.News.Standing;
import dev.handoff.lifecycle.assignment.News.Stepped;
import dev.handoff.lifecycle.assignment.OpenLead;
import dev.handoff.lifecycle.assignment.OpenLead.Offered;
import dev.handoff.lifecycle.assignment.OpenLead.Taken;
import dev.handoff.lifecycle.assignment.OpenLead.Waiting;
import dev.handoff.lifecycle.state.IntroducedNews;
import dev.handoff.lifecycle.state.LeadFacts;
import dev.handoff.lifecycle.state.LeadNews;
import dev.handoff.lifecycle.state.OfferedStanding;
import dev.handoff.lifecycle.state.OpenLeadState;
import dev.handoff.lifecycle.state.RefusedNews;
import dev.handoff.lifecycle.state.SteppedNews;
import dev.handoff.lifecycle.state.TakenStanding;
import dev.handoff.lifecycle.state.WaitingStanding;
import dev.handoff.wire.StateSerde;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** What an assigner keeps and hears, in its words and in the store's. */
final class StoredLeads {

  private StoredLeads() {}

  /** How kept leads become bytes. */
  static Serde<OpenLeadState> leads() {
    return StateSerde.of(OpenLeadState.class);
  }

  /** How news on their way become bytes. */
  static Serde<LeadNews> news() {
    return StateSerde.of(LeadNews.class);
  }

  static OpenLeadState stored(OpenLead lead) {
    return new OpenLeadState(lead.id(), standing(lead));
  }

  private static SpecificRecord standing(OpenLead lead) {
    return switch (lead) {
      case Waiting waiting -> waiting(waiting);
      case Offered(var waiting, var rep, var commandId) ->
          new OfferedStanding(waiting(waiting), rep, commandId);
      case Taken(var _, var rep) -> new TakenStanding(rep);
    };
  }

  private static WaitingStanding waiting(Waiting lead) {
    Facts facts = lead.facts();
    return WaitingStanding.newBuilder()
        .setCycleId(lead.cycleId())
        .setContractId(lead.contractId())
        .setRevision(lead.revision())
        .setSince(lead.since())
        .setNotBefore(lead.notBefore())
        .setTries(lead.tries())
        .setFacts(facts == null ? null : facts(facts))
        .build();
  }

  static OpenLead lead(OpenLeadState state) {
    return switch (state.getStanding()) {
      case WaitingStanding waiting -> waiting(state.getLeadId(), waiting);
      case OfferedStanding offered ->
          new Offered(
              waiting(state.getLeadId(), offered.getLead()),
              offered.getRep(),
              offered.getCommandId());
      case TakenStanding taken -> new Taken(state.getLeadId(), taken.getRep());
      case Object other -> throw new IllegalStateException("No open lead stands at " + other);
    };
  }

  private static Waiting waiting(String leadId, WaitingStanding state) {
    LeadFacts facts = state.getFacts();
    return new Waiting(
        leadId,
        state.getCycleId(),
        state.getContractId(),
        state.getRevision(),
        state.getSince(),
        state.getNotBefore(),
        state.getTries(),
        facts == null ? null : facts(facts));
  }

  static LeadNews stored(News news) {
    return new LeadNews(news.leadId(), said(news));
  }

  private static SpecificRecord said(News news) {
    return switch (news) {
      case Stepped step ->
          SteppedNews.newBuilder()
              .setCycleId(step.cycleId())
              .setContractId(step.contractId())
              .setRevision(step.revision())
              .setStanding(step.standing().name())
              .setRep(step.rep())
              .setRaised(step.raised())
              .setAt(step.at())
              .build();
      case Introduced(var _, var cycleId, var facts) -> new IntroducedNews(cycleId, facts(facts));
      case Refused(var _, var commandId) -> new RefusedNews(commandId);
    };
  }

  static News news(LeadNews said) {
    String leadId = said.getLeadId();
    return switch (said.getNews()) {
      case SteppedNews step ->
          new Stepped(
              leadId,
              step.getCycleId(),
              step.getContractId(),
              step.getRevision(),
              Standing.valueOf(step.getStanding()),
              step.getRep(),
              step.getRaised(),
              step.getAt());
      case IntroducedNews introduced ->
          new Introduced(leadId, introduced.getCycleId(), facts(introduced.getFacts()));
      case RefusedNews refused -> new Refused(leadId, refused.getCommandId());
      case Object other -> throw new IllegalStateException("No news of a lead are " + other);
    };
  }

  private static LeadFacts facts(Facts facts) {
    return new LeadFacts(facts.lead(), facts.company());
  }

  private static Facts facts(LeadFacts facts) {
    return Facts.ofProfile(facts.getLead(), facts.getCompany());
  }
}
