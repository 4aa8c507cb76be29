package dev.handoff.lifecycle.lead;

import dev.handoff.lifecycle.lead.Lead.Customer;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.Lead.Lost;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Opportunity;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Recycled;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadEvent.ClassTightened;
import dev.handoff.lifecycle.lead.LeadEvent.DiscoveryRecorded;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAccepted;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAssigned;
import dev.handoff.lifecycle.lead.LeadEvent.LeadDisqualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadQualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRecycled;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRejected;
import dev.handoff.lifecycle.lead.LeadEvent.LeadReopened;
import dev.handoff.lifecycle.lead.LeadEvent.MqlRaised;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityAttached;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityLost;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityWon;
import dev.handoff.lifecycle.lead.LeadEvent.RecordCorrected;
import dev.handoff.lifecycle.lead.LeadEvent.TouchRecorded;

/** What a lead is after what happened to it. No rule is checked here: events are facts. */
public final class LeadHistory {

  private LeadHistory() {}

  /**
   * The lead after one more event.
   *
   * @param lead as it was
   * @param event what happened to it
   * @param stepId the id under which that is on record
   * @return the lead, one revision further
   */
  public static Lead evolve(Lead lead, LeadEvent event, String stepId) {
    String id = lead.id();
    long n = lead.revision() + 1;
    Cycle cycle = event.cycle().recorded(new Step(stepId, event.kind()));
    return switch (event) {
      case MqlRaised _ -> new Mql(id, n, cycle);
      case LeadAccepted it -> new Sal(id, n, cycle, it.by(), it.at());
      case LeadRejected it ->
          new Disqualified(id, n, cycle, it.by(), it.at(), it.reason(), it.was());
      case LeadQualified it -> new Sql(id, n, cycle, it.by(), it.at(), it.opportunityId());
      case LeadDisqualified it ->
          new Disqualified(id, n, cycle, it.by(), it.at(), it.reason(), it.was());
      case LeadRecycled it -> new Recycled(id, n, cycle, it.by(), it.at(), it.reason(), it.until());
      case LeadReopened it -> it.to().later(n, cycle);
      case OpportunityAttached it -> new Opportunity(id, n, cycle, it.by(), it.at(), it.deal());
      case OpportunityWon it -> new Customer(id, n, cycle, it.by(), it.at(), it.deal());
      case OpportunityLost it -> new Lost(id, n, cycle, it.by(), it.at(), it.reason(), it.was());
      case ClassTightened _, LeadAssigned _, TouchRecorded _, DiscoveryRecorded _ ->
          stays(lead, n, cycle);
      case RecordCorrected it -> PutRight.in(stays(lead, n, cycle), it);
    };
  }

  private static Lead stays(Lead lead, long revision, Cycle cycle) {
    return switch (lead) {
      case Prospect prospect -> prospect;
      case InCycle handedOver -> handedOver.later(revision, cycle);
    };
  }
}
