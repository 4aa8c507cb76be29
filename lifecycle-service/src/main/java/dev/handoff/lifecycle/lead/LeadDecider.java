package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Decision.happened;
import static dev.handoff.lifecycle.lead.Decision.nothing;
import static dev.handoff.lifecycle.lead.Sentences.notListed;
import static dev.handoff.lifecycle.lead.Sentences.refuse;
import static dev.handoff.lifecycle.lead.Sentences.standing;

import dev.handoff.contract.Contract;
import dev.handoff.lifecycle.lead.Decision.Events;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadCommand.AcceptLead;
import dev.handoff.lifecycle.lead.LeadCommand.AskForLater;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadCommand.FromSales;
import dev.handoff.lifecycle.lead.LeadCommand.QualifyLead;
import dev.handoff.lifecycle.lead.LeadCommand.RecordTouch;
import dev.handoff.lifecycle.lead.LeadCommand.RejectLead;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAccepted;
import dev.handoff.lifecycle.lead.LeadEvent.LeadQualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRejected;
import dev.handoff.lifecycle.lead.LeadEvent.MqlRaised;
import dev.handoff.lifecycle.lead.LeadEvent.TouchRecorded;
import java.time.Instant;
import java.util.List;

/**
 * What may happen to a lead. The system only raises MQLs, once a cycle and from a prospect; every
 * other step is a person's.
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
    Decision decision = decideInStage(lead, command, contract, now);
    // A stage's own refusal goes first: it says who was quicker, and not just that somebody was.
    return decision instanceof Events && command instanceof FromSales asked
        ? Objections.against(lead, asked, now)
            .findFirst()
            .<Decision>map(but -> refuse(asked, lead, but))
            .orElse(decision)
        : decision;
  }

  private static Decision decideInStage(
      Lead lead, LeadCommand command, Contract contract, Instant now) {
    return switch (new On(lead, command)) {
      case On(Prospect(var id, _), ConsiderScore(var score)) ->
          score.raisesMqlUnder(contract) ? happened(mql(id, score, now)) : nothing();
      case On(InCycle _, ConsiderScore _) -> nothing();

      case On(Mql(var id, _, var cycle), AcceptLead(var by, _, var note)) ->
          happened(new LeadAccepted(id, cycle, now, by, note));
      case On(Prospect _, AcceptLead _),
          On(Sal _, AcceptLead _),
          On(Sql _, AcceptLead _),
          On(Disqualified _, AcceptLead _) ->
          refuse(command, lead, standing(lead, now));

      case On(Mql mql, RejectLead reject) -> reject(mql, reject, contract, now);
      case On(Prospect _, RejectLead _),
          On(Sal _, RejectLead _),
          On(Sql _, RejectLead _),
          On(Disqualified _, RejectLead _) ->
          refuse(command, lead, standing(lead, now));

      case On(InCycle handedOver, RecordTouch touch) -> touch(handedOver, touch, now);
      case On(Prospect _, RecordTouch _) ->
          refuse(
              command,
              lead,
              standing(lead, now) + ": a touch belongs to a handoff cycle, and none has begun");

      case On(Sal sal, QualifyLead qualify) ->
          qualify(sal, sal.cycle(), sal.rep(), qualify, contract, now);
      case On(Prospect prospect, QualifyLead qualify) ->
          qualifyWithoutMql(prospect, qualify, contract, now);
      case On(Mql _, QualifyLead _) ->
          refuse(command, lead, standing(lead, now) + ": accept it first");
      case On(Sql _, QualifyLead _), On(Disqualified _, QualifyLead _) ->
          refuse(command, lead, standing(lead, now));

      case On(Lead _, AskForLater _) ->
          refuse(command, lead, "this version does not decide that yet, and nothing was changed");
    };
  }

  private static MqlRaised mql(String id, ScoreTaken score, Instant now) {
    Cycle cycle = Cycle.first(id, score.contractId(), score.slaClass(), now);
    return new MqlRaised(id, cycle, now, score.trigger());
  }

  private static Decision reject(Mql mql, RejectLead reject, Contract contract, Instant now) {
    List<String> reasons = contract.lifecycle().rejectionReasons();
    return reasons.contains(reject.reason())
        ? happened(
            new LeadRejected(
                mql.id(), mql.cycle(), now, reject.by(), reject.reason(), reject.note()))
        : refuse(reject, mql, notListed(reject.reason(), reasons));
  }

  private static Decision touch(InCycle lead, RecordTouch touch, Instant now) {
    Cycle cycle = touch.kind().isHuman() ? lead.cycle().touchedAt(now) : lead.cycle();
    return happened(
        new TouchRecorded(lead.id(), cycle, now, touch.by(), touch.kind(), touch.note()));
  }

  /** Sales found the lead itself: the cycle begins here; it never had an MQL and gets none. */
  private static Decision qualifyWithoutMql(
      Prospect prospect, QualifyLead command, Contract contract, Instant now) {
    if (contract.lifecycle().sqlWithoutMql()) {
      Cycle cycle = Cycle.first(prospect.id(), contract.id(), null, now);
      return qualify(prospect, cycle, command.by(), command, contract, now);
    }
    String agreement = contract.id() + " version " + contract.version();
    return refuse(
        command,
        prospect,
        "it never was an MQL, and contract " + agreement + " allows no SQL without one");
  }

  private static Decision qualify(
      Lead lead, Cycle cycle, String rep, QualifyLead command, Contract contract, Instant now) {
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
                rep,
                command.evidence(),
                command.decisionBy(),
                command.opportunityId(),
                command.note()))
        : refuse(command, lead, "this is missing: " + String.join("; ", missing), missing);
  }
}
