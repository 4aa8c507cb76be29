package dev.handoff.lifecycle.stream;

import dev.handoff.lifecycle.lead.Cycle;
import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.state.Answer;
import dev.handoff.lifecycle.state.CycleState;
import dev.handoff.lifecycle.state.DisqualifiedStanding;
import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.lifecycle.state.MqlStanding;
import dev.handoff.lifecycle.state.ProspectStanding;
import dev.handoff.lifecycle.state.SalStanding;
import dev.handoff.lifecycle.state.SqlStanding;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The lead in the domain's words and in the store's. */
final class LeadStates {

  private LeadStates() {}

  static LeadState unknown(String leadId) {
    return state(Lead.unknown(leadId), null, List.of());
  }

  static Lead lead(LeadState state) {
    String id = state.getLeadId();
    long revision = state.getRevision();
    CycleState cycle = state.getCycle();
    if (cycle == null) {
      return new Prospect(id, revision);
    }
    return switch (state.getStanding()) {
      case MqlStanding _ -> new Mql(id, revision, cycle(cycle));
      case SalStanding sal ->
          new Sal(id, revision, cycle(cycle), sal.getRep(), sal.getAcceptedAt());
      case SqlStanding sql ->
          new Sql(
              id,
              revision,
              cycle(cycle),
              sql.getRep(),
              sql.getQualifiedBy(),
              sql.getQualifiedAt(),
              sql.getOpportunityId());
      case DisqualifiedStanding out ->
          new Disqualified(id, revision, cycle(cycle), out.getBy(), out.getAt(), out.getReason());
      case Object other -> throw new IllegalStateException("No lead in a cycle stands at " + other);
    };
  }

  static LeadState state(Lead lead, @Nullable String contractId, List<Answer> answers) {
    return LeadState.newBuilder()
        .setLeadId(lead.id())
        .setRevision(lead.revision())
        .setContractId(contractId)
        .setCycle(lead instanceof InCycle handedOver ? cycle(handedOver.cycle()) : null)
        .setStanding(standing(lead))
        .setAnswers(answers)
        .build();
  }

  private static SpecificRecord standing(Lead lead) {
    return switch (lead) {
      case Prospect _ -> new ProspectStanding();
      case Mql _ -> new MqlStanding();
      case Sal sal ->
          SalStanding.newBuilder().setRep(sal.rep()).setAcceptedAt(sal.acceptedAt()).build();
      case Sql sql ->
          SqlStanding.newBuilder()
              .setRep(sql.rep())
              .setQualifiedBy(sql.qualifiedBy())
              .setQualifiedAt(sql.qualifiedAt())
              .setOpportunityId(sql.opportunityId())
              .build();
      case Disqualified out ->
          DisqualifiedStanding.newBuilder()
              .setBy(out.by())
              .setAt(out.at())
              .setReason(out.reason())
              .build();
    };
  }

  private static Cycle cycle(CycleState state) {
    return new Cycle(
        state.getId(),
        state.getNumber(),
        state.getContractId(),
        state.getSlaClass(),
        state.getBeganAt(),
        state.getFirstTouchAt());
  }

  private static CycleState cycle(Cycle cycle) {
    return CycleState.newBuilder()
        .setId(cycle.id())
        .setNumber(cycle.number())
        .setContractId(cycle.contractId())
        .setSlaClass(cycle.slaClass())
        .setBeganAt(cycle.beganAt())
        .setFirstTouchAt(cycle.firstTouchAt())
        .build();
  }
}
