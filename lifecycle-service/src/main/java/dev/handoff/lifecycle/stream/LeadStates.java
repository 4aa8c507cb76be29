package dev.handoff.lifecycle.stream;

import dev.handoff.lifecycle.lead.Cycle;
import dev.handoff.lifecycle.lead.Deal;
import dev.handoff.lifecycle.lead.Erased;
import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.lead.Lead.Customer;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.Lead.Lost;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Open;
import dev.handoff.lifecycle.lead.Lead.Opportunity;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Recycled;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.Step;
import dev.handoff.lifecycle.lead.StepKind;
import dev.handoff.lifecycle.state.Answer;
import dev.handoff.lifecycle.state.CustomerStanding;
import dev.handoff.lifecycle.state.CycleState;
import dev.handoff.lifecycle.state.DisqualifiedStanding;
import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.lifecycle.state.LostStanding;
import dev.handoff.lifecycle.state.MqlStanding;
import dev.handoff.lifecycle.state.OpportunityStanding;
import dev.handoff.lifecycle.state.ProspectStanding;
import dev.handoff.lifecycle.state.RecycledStanding;
import dev.handoff.lifecycle.state.SalStanding;
import dev.handoff.lifecycle.state.SqlStanding;
import dev.handoff.lifecycle.state.StepState;
import dev.handoff.wire.StateSerde;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The lead in the domain's words and in the store's. */
final class LeadStates {

  private LeadStates() {}

  static StateSerde<LeadState> serde() {
    return StateSerde.of(LeadState.class, earlier("LeadState-1.avsc"));
  }

  private static Schema earlier(String version) {
    try (InputStream schema =
        Objects.requireNonNull(LeadStates.class.getResourceAsStream(version), version)) {
      return new Schema.Parser().parse(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LeadState unknown(String leadId) {
    return state(Lead.unknown(leadId), null, List.of());
  }

  /**
   * A lead as it is kept.
   *
   * @param erased its erasure, behind whose numbers it goes on where it came anew
   */
  static Lead lead(LeadState state, @Nullable Erased erased) {
    Lead lead = lead(state);
    return lead instanceof Prospect prospect && erased != null ? erased.anew(prospect) : lead;
  }

  static Lead lead(LeadState state) {
    CycleState cycle = state.getCycle();
    return cycle == null
        ? new Prospect(state.getLeadId(), state.getContractId() != null)
        : lead(state, cycle(cycle, repOfVersion1(state.getStanding())));
  }

  private static Lead lead(LeadState state, Cycle cycle) {
    String id = state.getLeadId();
    long n = state.getRevision();
    return switch (state.getStanding()) {
      case CustomerStanding it ->
          new Customer(
              id,
              n,
              cycle,
              it.getBy(),
              it.getAt(),
              new Deal(it.getOpportunityId(), it.getAmount(), it.getCurrency()));
      case LostStanding it ->
          new Lost(
              id,
              n,
              cycle,
              it.getBy(),
              it.getAt(),
              it.getReason(),
              opportunity(it.getWas(), id, n, cycle));
      case RecycledStanding it ->
          new Recycled(id, n, cycle, it.getBy(), it.getAt(), it.getReason(), it.getUntil());
      case DisqualifiedStanding it ->
          new Disqualified(
              id,
              n,
              cycle,
              it.getBy(),
              it.getAt(),
              it.getReason(),
              open(it.getWas() == null ? new MqlStanding() : it.getWas(), id, n, cycle));
      case Object open -> open(open, id, n, cycle);
    };
  }

  private static Open open(Object standing, String id, long n, Cycle cycle) {
    return switch (standing) {
      case MqlStanding _ -> new Mql(id, n, cycle);
      case SalStanding it -> new Sal(id, n, cycle, it.getAcceptedBy(), it.getAcceptedAt());
      case SqlStanding it ->
          new Sql(id, n, cycle, it.getQualifiedBy(), it.getQualifiedAt(), it.getOpportunityId());
      case OpportunityStanding it -> opportunity(it, id, n, cycle);
      case Object other -> throw new IllegalStateException("No lead in a cycle stands at " + other);
    };
  }

  private static Opportunity opportunity(OpportunityStanding it, String id, long n, Cycle cycle) {
    return new Opportunity(
        id,
        n,
        cycle,
        it.getBy(),
        it.getAt(),
        new Deal(it.getOpportunityId(), it.getAmount(), it.getCurrency()));
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
      case Sal it ->
          SalStanding.newBuilder().setAcceptedBy(it.acceptedBy()).setAcceptedAt(it.since()).build();
      case Sql it ->
          SqlStanding.newBuilder()
              .setQualifiedBy(it.qualifiedBy())
              .setQualifiedAt(it.since())
              .setOpportunityId(it.opportunityId())
              .build();
      case Opportunity it -> standing(it);
      case Customer it ->
          CustomerStanding.newBuilder()
              .setBy(it.by())
              .setAt(it.since())
              .setOpportunityId(it.deal().opportunityId())
              .setAmount(it.deal().amount())
              .setCurrency(it.deal().currency())
              .build();
      case Lost it ->
          LostStanding.newBuilder()
              .setBy(it.by())
              .setAt(it.since())
              .setReason(it.reason())
              .setWas(standing(it.was()))
              .build();
      case Recycled it ->
          RecycledStanding.newBuilder()
              .setBy(it.by())
              .setAt(it.since())
              .setReason(it.reason())
              .setUntil(it.until())
              .build();
      case Disqualified it ->
          DisqualifiedStanding.newBuilder()
              .setBy(it.by())
              .setAt(it.since())
              .setReason(it.reason())
              .setWas(it.was() instanceof Mql ? null : standing((Lead) it.was()))
              .build();
    };
  }

  private static OpportunityStanding standing(Opportunity it) {
    return OpportunityStanding.newBuilder()
        .setBy(it.attachedBy())
        .setAt(it.since())
        .setOpportunityId(it.deal().opportunityId())
        .setAmount(it.deal().amount())
        .setCurrency(it.deal().currency())
        .build();
  }

  private static Cycle cycle(CycleState state, @Nullable String repOfVersion1) {
    return new Cycle(
        state.getId(),
        state.getNumber(),
        state.getContractId(),
        state.getSlaClass(),
        state.getBeganAt(),
        state.getFirstTouchAt(),
        state.getDiscoveryAt(),
        state.getRep() == null ? repOfVersion1 : state.getRep(),
        state.getSteps().stream()
            .map(step -> new Step(step.getId(), StepKind.valueOf(step.getKind())))
            .toList());
  }

  /** Version 1 kept the rep with the standing, and nobody but the accepter could have the lead. */
  private static @Nullable String repOfVersion1(Object standing) {
    return switch (standing) {
      case SalStanding it -> it.getAcceptedBy();
      case SqlStanding it -> it.getRep();
      case Object _ -> null;
    };
  }

  private static CycleState cycle(Cycle cycle) {
    return CycleState.newBuilder()
        .setId(cycle.id())
        .setNumber(cycle.number())
        .setContractId(cycle.contractId())
        .setSlaClass(cycle.slaClass())
        .setBeganAt(cycle.beganAt())
        .setFirstTouchAt(cycle.firstTouchAt())
        .setDiscoveryAt(cycle.discoveryAt())
        .setRep(cycle.rep())
        .setSteps(
            cycle.steps().stream()
                .map(step -> new StepState(step.id(), step.kind().name()))
                .toList())
        .build();
  }
}
