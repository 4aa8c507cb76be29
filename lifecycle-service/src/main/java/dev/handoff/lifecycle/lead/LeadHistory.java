package dev.handoff.lifecycle.lead;

import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAccepted;
import dev.handoff.lifecycle.lead.LeadEvent.LeadQualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRejected;
import dev.handoff.lifecycle.lead.LeadEvent.MqlRaised;
import dev.handoff.lifecycle.lead.LeadEvent.TouchRecorded;

/** What a lead is after what happened to it. No rule is checked here: events are facts. */
public final class LeadHistory {

  private LeadHistory() {}

  /**
   * The lead after one more event.
   *
   * @param lead as it was
   * @param event what happened to it
   * @return the lead, one revision further
   */
  public static Lead evolve(Lead lead, LeadEvent event) {
    long revision = lead.revision() + 1;
    return switch (event) {
      case MqlRaised raised -> new Mql(lead.id(), revision, raised.cycle());
      case LeadAccepted accepted ->
          new Sal(lead.id(), revision, accepted.cycle(), accepted.by(), accepted.at());
      case LeadRejected rejected ->
          new Disqualified(
              lead.id(),
              revision,
              rejected.cycle(),
              rejected.by(),
              rejected.at(),
              rejected.reason());
      case TouchRecorded touch -> touched(lead, revision, touch.cycle());
      case LeadQualified sql ->
          new Sql(
              lead.id(), revision, sql.cycle(), sql.rep(), sql.by(), sql.at(), sql.opportunityId());
    };
  }

  private static Lead touched(Lead lead, long revision, Cycle cycle) {
    return switch (lead) {
      case Prospect(var id, _) -> new Prospect(id, revision);
      case Mql(var id, _, _) -> new Mql(id, revision, cycle);
      case Sal(var id, _, _, var rep, var at) -> new Sal(id, revision, cycle, rep, at);
      case Sql(var id, _, _, var rep, var by, var at, var opportunity) ->
          new Sql(id, revision, cycle, rep, by, at, opportunity);
      case Disqualified(var id, _, _, var by, var at, var reason) ->
          new Disqualified(id, revision, cycle, by, at, reason);
    };
  }
}
