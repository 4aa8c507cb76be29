package dev.handoff.sla.stream;

import dev.handoff.bus.ImpossibleRecord;
import dev.handoff.bus.NotYetKnown;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.TouchKind;
import dev.handoff.sla.clock.Handoff;
import dev.handoff.sla.clock.LaterVersions;
import dev.handoff.sla.clock.LeadStep;
import dev.handoff.sla.clock.LeadStep.Accepted;
import dev.handoff.sla.clock.LeadStep.Agreed;
import dev.handoff.sla.clock.LeadStep.Assigned;
import dev.handoff.sla.clock.LeadStep.CallLater;
import dev.handoff.sla.clock.LeadStep.Other;
import dev.handoff.sla.clock.LeadStep.Raised;
import dev.handoff.sla.clock.LeadStep.Reaccepted;
import dev.handoff.sla.clock.LeadStep.Rejected;
import dev.handoff.sla.clock.LeadStep.TakenOut;
import dev.handoff.sla.clock.LeadStep.TalkedTo;
import dev.handoff.sla.clock.LeadStep.Tightened;
import dev.handoff.sla.clock.LeadStep.Touched;
import dev.handoff.sla.clock.LeadStep.What;
import dev.handoff.sla.clock.Pledge;
import dev.handoff.sla.clock.Promises;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What happened to a lead, as promises see it. Safe for any number of threads. */
final class LeadSteps implements Agreed, LaterVersions {
  private record ContractVersion(String id, int version) {}

  /** Nobody who wants to be left alone for longer is still being handed over. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(366);

  private final Contracts contracts;

  // One entry a published version, of which there are few: calendars are costly to set up.
  private final Map<ContractVersion, Promises> promises = new ConcurrentHashMap<>();

  LeadSteps(Contracts contracts) {
    this.contracts = contracts;
  }

  Contracts contracts() {
    return contracts;
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
        changed.getSegment(),
        what(changed));
  }

  private What what(LifecycleChanged changed) {
    return switch (changed.getTransition()) {
      case MQL_RAISED -> new Raised(changed.getSlaClass(), promisesFor(changed));
      case CLASS_TIGHTENED -> new Tightened(changed.getSlaClass(), promisesFor(changed));
      case REOPENED -> reopened(changed);
      case ASSIGNED -> new Assigned(this);
      case TOUCH_RECORDED ->
          new Touched(changed.getTouchKind() != TouchKind.AUTOMATED, askedFor(changed));
      case ACCEPTED ->
          new Accepted(new Raised(changed.getSlaClass(), promisesFor(changed).ofAcceptance()));
      case REJECTED -> new Rejected();
      case DISCOVERY_RECORDED, QUALIFIED -> new TalkedTo();
      case DISQUALIFIED, RECYCLED -> new TakenOut();
      case OPPORTUNITY_ATTACHED,
          OPPORTUNITY_WON,
          OPPORTUNITY_LOST,
          RECORD_CORRECTED,
          ERASED,
          OTHER ->
          new Other();
    };
  }

  private What reopened(LifecycleChanged changed) {
    return switch (changed.getTo()) {
      case MQL -> new Raised(changed.getSlaClass(), promisesFor(changed));
      case SAL -> new Reaccepted(changed.getSlaClass(), promisesFor(changed));
      // A talk is behind it, and no promise is ahead.
      default -> new Other();
    };
  }

  /** Who was not reached can not have asked for anything. */
  private @Nullable CallLater askedFor(LifecycleChanged touch) {
    Instant until = touch.getCallBackAt();
    if (until == null || !Boolean.TRUE.equals(touch.getReached())) {
      return null;
    }
    if (until.isAfter(touch.getOccurredAt().plus(LONGEST_PAUSE))) {
      throw new ImpossibleRecord(
          "Expected lead %s to be called again within %d days of %s, but found %s"
              .formatted(touch.getLeadId(), LONGEST_PAUSE.toDays(), touch.getOccurredAt(), until));
    }
    return new CallLater(until, this);
  }

  /**
   * The topic of contracts keeps the newest versions only: of a clock that is older, the terms are
   * those that are known of its time.
   */
  @Override
  public Promises termsOf(Pledge pledge) {
    return promisesOf(
        contracts
            .version(pledge.contractId(), pledge.contractVersion())
            .orElseGet(() -> governing(pledge.contractId(), pledge.startedAt())));
  }

  @Override
  public Pledge takenOver(Pledge pledge, Instant now) {
    Contract today = governing(pledge.contractId(), now);
    return today.version() > pledge.contractVersion()
        ? promisesOf(today).takenOver(pledge, termsOf(pledge))
        : pledge;
  }

  /** Lifecycle raised the MQL under it, so it was published, and is on its way here too. */
  private Contract contractOf(LifecycleChanged raised) {
    return governing(raised.getContractId(), raised.getOccurredAt());
  }

  private Contract governing(String id, Instant at) {
    try {
      return contracts.governing(id, at);
    } catch (NoContractInForce notHereYet) {
      throw new NotYetKnown("Waiting for contract " + id, notHereYet);
    }
  }

  private Promises promisesFor(LifecycleChanged raised) {
    return promisesOf(contractOf(raised));
  }

  private Promises promisesOf(Contract contract) {
    return promises.computeIfAbsent(
        new ContractVersion(contract.id(), contract.version()), _ -> Promises.of(contract));
  }
}
