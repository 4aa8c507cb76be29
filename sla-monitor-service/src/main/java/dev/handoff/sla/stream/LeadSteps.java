package dev.handoff.sla.stream;

import dev.handoff.bus.ImpossibleRecord;
import dev.handoff.bus.NotYetKnown;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.sla.clock.Handoff;
import dev.handoff.sla.clock.LeadStep;
import dev.handoff.sla.clock.LeadStep.Accepted;
import dev.handoff.sla.clock.LeadStep.Other;
import dev.handoff.sla.clock.LeadStep.Raised;
import dev.handoff.sla.clock.LeadStep.Rejected;
import dev.handoff.sla.clock.LeadStep.TakenOut;
import dev.handoff.sla.clock.LeadStep.TalkedTo;
import dev.handoff.sla.clock.LeadStep.Touched;
import dev.handoff.sla.clock.LeadStep.What;
import dev.handoff.sla.clock.Promises;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What happened to a lead, as promises see it. Safe for any number of threads. */
final class LeadSteps {
  private record ContractVersion(String id, int version) {}

  private final Contracts contracts;

  // One entry a published version, of which there are few: calendars are costly to set up.
  private final Map<ContractVersion, Promises> promises = new ConcurrentHashMap<>();

  LeadSteps(Contracts contracts) {
    this.contracts = contracts;
  }

  /**
   * @throws ImpossibleRecord if no lead can have taken this step
   */
  LeadStep read(String key, @Nullable LifecycleChanged changed) {
    if (changed == null) {
      throw new ImpossibleRecord("Expected a step of lead %s, but found none".formatted(key));
    }
    if (!changed.getLeadId().equals(key) || changed.getRevision() < 1) {
      throw new ImpossibleRecord(
          "Expected a step of lead %s with a revision from 1, but found revision %d of lead %s"
              .formatted(key, changed.getRevision(), changed.getLeadId()));
    }
    return new LeadStep(
        new Handoff(changed.getLeadId(), changed.getCycleId(), changed.getCycleNumber()),
        changed.getRevision(),
        changed.getOccurredAt(),
        changed.getRep(),
        what(changed));
  }

  private What what(LifecycleChanged changed) {
    return switch (changed.getTransition()) {
      case MQL_RAISED -> new Raised(changed.getSlaClass(), promisesFor(changed));
      case REOPENED ->
          changed.getTo() == Stage.MQL
              ? new Raised(changed.getSlaClass(), promisesFor(changed))
              : new Other();
      case TOUCH_RECORDED -> new Touched(changed.getTouchKind() != TouchKind.AUTOMATED);
      case ACCEPTED ->
          new Accepted(new Raised(changed.getSlaClass(), promisesFor(changed).ofAcceptance()));
      case REJECTED -> new Rejected();
      case DISCOVERY_RECORDED, QUALIFIED -> new TalkedTo();
      case DISQUALIFIED, RECYCLED -> new TakenOut();
      case ASSIGNED,
          OPPORTUNITY_ATTACHED,
          OPPORTUNITY_WON,
          OPPORTUNITY_LOST,
          RECORD_CORRECTED,
          OTHER ->
          new Other();
    };
  }

  /** Lifecycle raised the MQL under it, so it was published, and is on its way here too. */
  private Contract contractOf(LifecycleChanged raised) {
    try {
      return contracts.governing(raised.getContractId(), raised.getOccurredAt());
    } catch (NoContractInForce notHereYet) {
      throw new NotYetKnown("Waiting for contract " + raised.getContractId(), notHereYet);
    }
  }

  private Promises promisesFor(LifecycleChanged raised) {
    Contract contract = contractOf(raised);
    return promises.computeIfAbsent(
        new ContractVersion(contract.id(), contract.version()), _ -> Promises.of(contract));
  }
}
