package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Decision.happened;
import static dev.handoff.lifecycle.lead.Sentences.incomplete;

import dev.handoff.contract.Contract;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Open;
import dev.handoff.lifecycle.lead.LeadCommand.AcceptLead;
import dev.handoff.lifecycle.lead.LeadCommand.AssignLead;
import dev.handoff.lifecycle.lead.LeadCommand.DisqualifyLead;
import dev.handoff.lifecycle.lead.LeadCommand.RecordDiscovery;
import dev.handoff.lifecycle.lead.LeadCommand.RecordTouch;
import dev.handoff.lifecycle.lead.LeadCommand.RejectLead;
import dev.handoff.lifecycle.lead.LeadEvent.DiscoveryRecorded;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAccepted;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAssigned;
import dev.handoff.lifecycle.lead.LeadEvent.LeadDisqualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRejected;
import dev.handoff.lifecycle.lead.LeadEvent.TouchRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a rep does with a lead from the handoff on: take it or not, try to reach it, talk to it. */
final class Handling {

  /** Whoever wants to be left alone for longer is to be recycled. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(366);

  private Handling() {}

  static Decision assign(Open lead, AssignLead command, Instant now) {
    return command.rep().isBlank()
        ? incomplete(command, lead, List.of("rep: who gets the lead; nobody was named"))
        : happened(
            new LeadAssigned(
                lead.id(),
                lead.cycle().heldBy(command.rep()),
                now,
                command.by(),
                command.rep(),
                command.pool(),
                command.reason()));
  }

  /** Whoever accepts a lead has it, also where it had been given to somebody else. */
  static Decision accept(Mql mql, AcceptLead command, Instant now) {
    Cycle cycle = mql.cycle().heldBy(command.by());
    return happened(new LeadAccepted(mql.id(), cycle, now, command.by(), command.note()));
  }

  static Decision reject(Mql mql, RejectLead command, Contract contract, Instant now) {
    List<String> reasons = contract.lifecycle().rejectionReasons();
    return reasons.contains(command.reason())
        ? happened(
            new LeadRejected(
                mql.id(), mql.cycle(), now, command.by(), command.reason(), command.note(), mql))
        : Reasons.unlisted(command, mql, command.reason(), reasons);
  }

  static Decision disqualify(Open lead, DisqualifyLead command, Contract contract, Instant now) {
    List<String> reasons = contract.lifecycle().qualification().disqualificationReasons();
    return reasons.contains(command.reason())
        ? happened(
            new LeadDisqualified(
                lead.id(), lead.cycle(), now, command.by(), command.reason(), command.note(), lead))
        : Reasons.unlisted(command, lead, command.reason(), reasons);
  }

  static Decision touch(InCycle lead, RecordTouch command, Instant now) {
    List<String> doubts = doubtsOf(command, now);
    if (!doubts.isEmpty()) {
      return incomplete(command, lead, String.join("; ", doubts), doubts);
    }
    Cycle cycle = command.kind().isHuman() ? lead.cycle().touchedAt(now) : lead.cycle();
    return happened(
        new TouchRecorded(
            lead.id(),
            cycle,
            now,
            command.by(),
            command.kind(),
            command.reached(),
            command.callBackAt(),
            command.note()));
  }

  /** What a lead asked for stops clocks, so nobody may make it up. */
  private static List<String> doubtsOf(RecordTouch command, Instant now) {
    Instant callBackAt = command.callBackAt();
    if (callBackAt == null) {
      return List.of();
    }
    if (!command.kind().isHuman() || !Boolean.TRUE.equals(command.reached())) {
      return List.of(
          "callBackAt: only a lead that a person reached can have asked to be called again");
    }
    return callBackAt.isAfter(now) && !callBackAt.isAfter(now.plus(LONGEST_WAIT))
        ? List.of()
        : List.of(
            "callBackAt: expected an instant within %d days after the touch, but found %s"
                .formatted(LONGEST_WAIT.toDays(), callBackAt));
  }

  static Decision discovery(Open lead, RecordDiscovery command, Instant now) {
    Cycle cycle = lead.cycle().discoveredAt(now);
    return happened(new DiscoveryRecorded(lead.id(), cycle, now, command.by(), command.note()));
  }
}
