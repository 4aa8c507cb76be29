package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Decision.nothing;
import static dev.handoff.lifecycle.lead.Sentences.refuse;
import static dev.handoff.lifecycle.lead.Sentences.standing;

import dev.handoff.contract.Contract;
import dev.handoff.lifecycle.lead.Decision.Events;
import dev.handoff.lifecycle.lead.Lead.Closed;
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
import dev.handoff.lifecycle.lead.LeadCommand.AcceptLead;
import dev.handoff.lifecycle.lead.LeadCommand.AssignLead;
import dev.handoff.lifecycle.lead.LeadCommand.AttachOpportunity;
import dev.handoff.lifecycle.lead.LeadCommand.CloseOpportunity;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadCommand.CorrectRecord;
import dev.handoff.lifecycle.lead.LeadCommand.DisqualifyLead;
import dev.handoff.lifecycle.lead.LeadCommand.FromSales;
import dev.handoff.lifecycle.lead.LeadCommand.QualifyLead;
import dev.handoff.lifecycle.lead.LeadCommand.RecordDiscovery;
import dev.handoff.lifecycle.lead.LeadCommand.RecordTouch;
import dev.handoff.lifecycle.lead.LeadCommand.RecycleLead;
import dev.handoff.lifecycle.lead.LeadCommand.RejectLead;
import dev.handoff.lifecycle.lead.LeadCommand.ReopenLead;
import java.time.Instant;
import java.util.List;

/**
 * What may happen to a lead. The system only raises MQLs, once a cycle: from a prospect, or from a
 * recycled lead that shows up anew; and while nobody has called, it promises a call sooner to one
 * that does something more urgent. Every other step is a person's.
 */
public final class LeadDecider {

  private record On(Lead lead, LeadCommand command) {}

  private LeadDecider() {}

  /**
   * Decides a command.
   *
   * @param lead as it stands
   * @param command what is asked
   * @param contract the agreement that governs it
   * @param now when the command was given, or the score taken
   * @return what happened, or why not
   */
  public static Decision decide(Lead lead, LeadCommand command, Contract contract, Instant now) {
    if (isNotKnown(lead, command, contract)) {
      String but = "nothing is known of it: no score has come for it. Look at its id";
      return refuse(RefusalKind.NOT_KNOWN, command, lead, but, List.of());
    }
    Decision decision = decideInStage(lead, command, contract, now);
    // A stage's own refusal goes first: it says who was quicker, and not just that somebody was.
    return decision instanceof Events && command instanceof FromSales asked
        ? Objections.against(lead, asked, now)
            .findFirst()
            .map(Decision.class::cast)
            .orElse(decision)
        : decision;
  }

  /** Sales may find a lead of which the system has never heard, if the contract lets it. */
  private static boolean isNotKnown(Lead lead, LeadCommand command, Contract contract) {
    return lead instanceof Prospect prospect
        && !prospect.scored()
        && command instanceof FromSales
        && !(command instanceof QualifyLead && contract.lifecycle().sqlWithoutMql());
  }

  private static Decision decideInStage(
      Lead lead, LeadCommand command, Contract contract, Instant now) {
    return switch (new On(lead, command)) {
      case On(Prospect prospect, ConsiderScore(var score)) ->
          Raising.first(prospect, score, contract, now);
      case On(Recycled back, ConsiderScore(var score)) -> Raising.again(back, score, contract, now);
      case On(Mql mql, ConsiderScore(var score)) -> Tightening.ofClass(mql, score, contract, now);
      case On(Sal sal, ConsiderScore(var score)) -> Tightening.ofClass(sal, score, contract, now);
      case On(Sql _, ConsiderScore _),
          On(Opportunity _, ConsiderScore _),
          On(Customer _, ConsiderScore _),
          On(Lost _, ConsiderScore _),
          On(Disqualified _, ConsiderScore _) ->
          nothing();

      case On(Open open, AssignLead assign) -> Handling.assign(open, assign, now);
      case On(Prospect _, AssignLead _), On(Closed _, AssignLead _) ->
          refuse(command, lead, standing(lead, now));

      case On(Mql mql, AcceptLead accept) -> Handling.accept(mql, accept, now);
      case On(Prospect _, AcceptLead _),
          On(Sal _, AcceptLead _),
          On(Sql _, AcceptLead _),
          On(Opportunity _, AcceptLead _),
          On(Closed _, AcceptLead _) ->
          refuse(command, lead, standing(lead, now));

      case On(Mql mql, RejectLead reject) -> Handling.reject(mql, reject, contract, now);
      case On(Sal _, RejectLead _), On(Sql _, RejectLead _) ->
          refuse(command, lead, standing(lead, now) + ": disqualify it, or recycle it");
      case On(Prospect _, RejectLead _),
          On(Opportunity _, RejectLead _),
          On(Closed _, RejectLead _) ->
          refuse(command, lead, standing(lead, now));

      case On(InCycle handedOver, RecordTouch touch) -> Handling.touch(handedOver, touch, now);
      case On(Prospect _, RecordTouch _) ->
          refuse(
              command,
              lead,
              standing(lead, now) + ": a touch belongs to a handoff cycle, and none has begun");

      case On(Sal sal, RecordDiscovery call) -> Handling.discovery(sal, call, now);
      case On(Sql sql, RecordDiscovery call) -> Handling.discovery(sql, call, now);
      case On(Opportunity open, RecordDiscovery call) -> Handling.discovery(open, call, now);
      case On(Mql _, RecordDiscovery _) ->
          refuse(command, lead, standing(lead, now) + ": accept it first");
      case On(Prospect _, RecordDiscovery _), On(Closed _, RecordDiscovery _) ->
          refuse(command, lead, standing(lead, now));

      case On(Sal sal, QualifyLead qualify) -> Qualifying.qualify(sal, qualify, contract, now);
      case On(Prospect prospect, QualifyLead qualify) ->
          Qualifying.firstCycle(prospect, qualify, contract, now);
      case On(Recycled back, QualifyLead qualify) ->
          Qualifying.nextCycle(back, qualify, contract, now);
      case On(Mql _, QualifyLead _) ->
          refuse(command, lead, standing(lead, now) + ": accept it first");
      case On(Lost _, QualifyLead _), On(Disqualified _, QualifyLead _) ->
          refuse(command, lead, standing(lead, now) + ": reopen it first");
      case On(Sql _, QualifyLead _),
          On(Opportunity _, QualifyLead _),
          On(Customer _, QualifyLead _) ->
          refuse(command, lead, standing(lead, now));

      case On(Sal sal, DisqualifyLead out) -> Handling.disqualify(sal, out, contract, now);
      case On(Sql sql, DisqualifyLead out) -> Handling.disqualify(sql, out, contract, now);
      case On(Mql _, DisqualifyLead _) ->
          refuse(command, lead, standing(lead, now) + ": reject it, or accept it first");
      case On(Opportunity _, DisqualifyLead _) ->
          refuse(command, lead, standing(lead, now) + ": close the opportunity as lost");
      case On(Prospect _, DisqualifyLead _), On(Closed _, DisqualifyLead _) ->
          refuse(command, lead, standing(lead, now));

      case On(Mql mql, RecycleLead back) -> Recycling.recycle(mql, back, contract, now);
      case On(Sal sal, RecycleLead back) -> Recycling.recycle(sal, back, contract, now);
      case On(Sql sql, RecycleLead back) -> Recycling.recycle(sql, back, contract, now);
      case On(Lost lost, RecycleLead back) -> Recycling.recycle(lost, back, contract, now);
      case On(Opportunity _, RecycleLead _) ->
          refuse(command, lead, standing(lead, now) + ": close the opportunity as lost first");
      case On(Disqualified _, RecycleLead _) ->
          refuse(command, lead, standing(lead, now) + ": reopen it first");
      case On(Prospect _, RecycleLead _),
          On(Customer _, RecycleLead _),
          On(Recycled _, RecycleLead _) ->
          refuse(command, lead, standing(lead, now));

      case On(Disqualified out, ReopenLead reopen) -> Recycling.reopen(out, reopen, now);
      case On(Lost lost, ReopenLead reopen) -> Recycling.reopen(lost, reopen, now);
      case On(Recycled _, ReopenLead _) ->
          refuse(command, lead, standing(lead, now) + ": new activity after that raises it again");
      case On(Prospect _, ReopenLead _), On(Open _, ReopenLead _), On(Customer _, ReopenLead _) ->
          refuse(
              command,
              lead,
              standing(lead, now) + ": only a disqualified or a lost lead can be reopened");

      case On(Sql sql, AttachOpportunity attach) -> Opportunities.attach(sql, attach, now);
      case On(Opportunity open, AttachOpportunity attach) ->
          Opportunities.attach(open, attach, now);
      case On(Mql _, AttachOpportunity _), On(Sal _, AttachOpportunity _) ->
          refuse(command, lead, standing(lead, now) + ": qualify it first");
      case On(Prospect _, AttachOpportunity _), On(Closed _, AttachOpportunity _) ->
          refuse(command, lead, standing(lead, now));

      case On(Opportunity open, CloseOpportunity close) -> Opportunities.close(open, close, now);
      case On(Sql _, CloseOpportunity _) ->
          refuse(command, lead, standing(lead, now) + ": attach the opportunity first");
      case On(Lost _, CloseOpportunity _) ->
          refuse(command, lead, standing(lead, now) + ": reopen it first");
      case On(Prospect _, CloseOpportunity _),
          On(Mql _, CloseOpportunity _),
          On(Sal _, CloseOpportunity _),
          On(Customer _, CloseOpportunity _),
          On(Recycled _, CloseOpportunity _),
          On(Disqualified _, CloseOpportunity _) ->
          refuse(command, lead, standing(lead, now));

      case On(InCycle handedOver, CorrectRecord correction) ->
          Corrections.correct(handedOver, correction, contract, now);
      case On(Prospect _, CorrectRecord _) ->
          refuse(command, lead, standing(lead, now) + ": nothing is on record");
    };
  }
}
