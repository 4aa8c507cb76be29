package dev.handoff.lifecycle.assignment.stream;

import dev.handoff.contract.Facts;
import dev.handoff.lifecycle.assignment.Assignment;
import dev.handoff.lifecycle.assignment.News;
import dev.handoff.lifecycle.assignment.News.Introduced;
import dev.handoff.lifecycle.assignment.News.Refused;
import dev.handoff.lifecycle.assignment.News.Standing;
import dev.handoff.lifecycle.assignment.News.Stepped;
import dev.handoff.lifecycle.assignment.OpenLead.Offered;
import dev.handoff.lifecycle.state.LeadNews;
import dev.handoff.message.AssignLead;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The bus's records in assignment's words, and back. */
final class Messages {
  private static final String ACTOR = "assignment";
  private static final String FREE_ATTRIBUTES = "attributes";

  private Messages() {}

  /** What a record says to an assigner: most answers say nothing. */
  static List<LeadNews> news(SpecificRecord told) {
    List<News> news =
        switch (told) {
          case LifecycleChanged step -> List.of(stepped(step));
          case MqlRaised mql -> List.of(introduced(mql));
          case CommandOutcome answer when isRefusedAssignment(answer) ->
              List.of(new Refused(answer.getLeadId(), answer.getCommandId()));
          default -> List.of();
        };
    return news.stream().map(StoredLeads::stored).toList();
  }

  private static Stepped stepped(LifecycleChanged step) {
    return new Stepped(
        step.getLeadId(),
        step.getCycleId(),
        step.getContractId(),
        step.getRevision(),
        standing(step),
        step.getRep(),
        step.getTransition() == Transition.MQL_RAISED,
        step.getOccurredAt());
  }

  private static Standing standing(LifecycleChanged step) {
    return switch (step.getTo()) {
      case MQL -> Standing.MQL;
      case SAL -> Standing.SAL;
      default -> Standing.ELSEWHERE;
    };
  }

  private static Introduced introduced(MqlRaised mql) {
    LeadAttributes lead = mql.getLead();
    CompanyAttributes company = mql.getCompany();
    Map<String, Object> person =
        lead == null ? new HashMap<>() : Facts.named(lead, lead.getAttributes(), FREE_ATTRIBUTES);
    if (mql.getEmail() != null) {
      person.put("email", mql.getEmail());
    }
    Map<String, Object> firm =
        company == null ? Map.of() : Facts.named(company, company.getAttributes(), FREE_ATTRIBUTES);
    return new Introduced(mql.getLeadId(), mql.getCycleId(), Facts.ofProfile(person, firm));
  }

  private static boolean isRefusedAssignment(CommandOutcome answer) {
    return answer.getVerdict() == Verdict.REFUSED
        && answer.getCommandId().startsWith(Offered.COMMANDS);
  }

  /** An assignment as the lead is asked to decide about it. */
  static SalesCommand command(Assignment assignment, Instant now) {
    return SalesCommand.newBuilder()
        .setEventId(assignment.commandId())
        .setLeadId(assignment.leadId())
        .setOccurredAt(now)
        .setActor(ACTOR)
        .setExpectedRevision(assignment.revision())
        .setCommand(
            AssignLead.newBuilder()
                .setRep(assignment.rep())
                .setPool(assignment.pool())
                .setReason(assignment.reason())
                .build())
        .build();
  }
}
