package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Decision.happened;
import static dev.handoff.lifecycle.lead.Sentences.incomplete;
import static dev.handoff.lifecycle.lead.Sentences.refuse;

import dev.handoff.contract.Contract;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Recycled;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.LeadCommand.QualifyLead;
import dev.handoff.lifecycle.lead.LeadEvent.LeadQualified;
import java.time.Instant;

/** To the SQL: from the SAL, or past the MQL where the contract lets sales find its own leads. */
final class Qualifying {

  private Qualifying() {}

  static Decision qualify(Sal sal, QualifyLead command, Contract contract, Instant now) {
    return qualify(sal, sal.cycle(), command, contract, now);
  }

  /** Sales found the lead itself: its cycle begins here, without an MQL and its promises. */
  static Decision firstCycle(
      Prospect prospect, QualifyLead command, Contract contract, Instant now) {
    Cycle cycle = Cycle.first(prospect, contract.id(), null, now).heldBy(command.by());
    return contract.lifecycle().sqlWithoutMql()
        ? qualify(prospect, cycle, command, contract, now)
        : noSqlWithoutMql(prospect, "it never was an MQL", command, contract);
  }

  /** Sales talked to the lead again before it showed by itself: that is another pass. */
  static Decision nextCycle(
      Recycled recycled, QualifyLead command, Contract contract, Instant now) {
    Cycle cycle =
        recycled.cycle().next(recycled.id(), contract.id(), null, now).heldBy(command.by());
    return contract.lifecycle().sqlWithoutMql()
        ? qualify(recycled, cycle, command, contract, now)
        : noSqlWithoutMql(recycled, Sentences.standing(recycled, now), command, contract);
  }

  private static Decision noSqlWithoutMql(
      Lead lead, String standing, QualifyLead command, Contract contract) {
    String agreement = contract.id() + " version " + contract.version();
    return refuse(
        command,
        lead,
        standing + ", and contract " + agreement + " allows no SQL without an MQL before it");
  }

  private static Decision qualify(
      Lead lead, Cycle cycle, QualifyLead command, Contract contract, Instant now) {
    var terms = contract.lifecycle().qualification();
    var missing =
        QualificationRules.missing(new QualificationRules.Case(lead, command, terms, now));
    return missing.isEmpty()
        ? happened(
            new LeadQualified(
                lead.id(),
                cycle,
                now,
                command.by(),
                command.evidence(),
                command.decisionBy(),
                command.opportunityId(),
                command.note()))
        : incomplete(command, lead, missing);
  }
}
