package dev.handoff.lifecycle.stream;

import dev.handoff.bus.ImpossibleRecord;
import dev.handoff.contract.SlaTerms;
import dev.handoff.lifecycle.lead.Cycle;
import dev.handoff.lifecycle.lead.Evidence;
import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.lead.LeadCommand;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadCommand.FromSales;
import dev.handoff.lifecycle.lead.LeadEvent;
import dev.handoff.lifecycle.lead.LeadEvent.LeadAccepted;
import dev.handoff.lifecycle.lead.LeadEvent.LeadQualified;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRejected;
import dev.handoff.lifecycle.lead.LeadEvent.TouchRecorded;
import dev.handoff.lifecycle.lead.ScoreTaken;
import dev.handoff.lifecycle.lead.ScoreTaken.Prompt;
import dev.handoff.lifecycle.lead.TouchKind;
import dev.handoff.lifecycle.state.Answer;
import dev.handoff.lifecycle.stream.Question.OfSales;
import dev.handoff.lifecycle.stream.Question.OfScoring;
import dev.handoff.message.AcceptLead;
import dev.handoff.message.AssignLead;
import dev.handoff.message.AttachOpportunity;
import dev.handoff.message.CloseOpportunity;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.CorrectRecord;
import dev.handoff.message.DisqualifyLead;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.QualificationTrigger;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecordDiscovery;
import dev.handoff.message.RecordTouch;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.RejectLead;
import dev.handoff.message.ReopenLead;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.Score;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bus's records in the domain's words, and back. */
final class Messages {

  /** The class of promise of a score that names none. */
  private Messages() {}

  /**
   * What a score asks.
   *
   * @throws ImpossibleRecord if it names no lead, or another than its key does
   */
  static Question question(String key, ScoreChanged score) {
    expectOneLead("score", score.getEventId(), key, score.getLeadId());
    Score taken = score.getScore();
    String slaClass = taken.getSlaClass();
    return new OfScoring(
        score,
        new ConsiderScore(
            new ScoreTaken(
                score.getContractId(),
                taken.getQualifies(),
                prompt(score),
                taken.getTotal(),
                score.getPreviousTotal(),
                taken.getThreshold(),
                !taken.getHighIntent().isEmpty(),
                slaClass == null ? SlaTerms.STANDARD_CLASS : slaClass)));
  }

  private static Prompt prompt(ScoreChanged score) {
    return switch (score.getCause()) {
      case ENGAGEMENT, PROFILE -> Prompt.NEWS;
      case DECAY -> Prompt.TIME;
      case CONTRACT -> Prompt.CONTRACT;
      case RECYCLE -> Prompt.RECYCLE;
      // A cause that a later scoring knows: no MQL may be lost for it.
      case OTHER -> Prompt.NEWS;
    };
  }

  /**
   * What a person asks.
   *
   * @throws ImpossibleRecord if there is no command, or it names no lead, or another than its key
   */
  static Question question(String key, @Nullable SalesCommand command) {
    if (command == null) {
      throw new ImpossibleRecord(
          "Expected a command for lead " + key + ", but the record is empty");
    }
    expectOneLead("command", command.getEventId(), key, command.getLeadId());
    return new OfSales(command, asked(command));
  }

  private static FromSales asked(SalesCommand message) {
    String by = message.getActor();
    Long seen = message.getExpectedRevision();
    return switch (message.getCommand()) {
      case AcceptLead accept -> new LeadCommand.AcceptLead(by, seen, accept.getNote());
      case RejectLead reject ->
          new LeadCommand.RejectLead(by, seen, reject.getReason(), reject.getNote());
      case RecordTouch touch ->
          new LeadCommand.RecordTouch(
              by, seen, TouchKind.valueOf(touch.getKind().name()), touch.getNote());
      case QualifyLead qualify ->
          new LeadCommand.QualifyLead(
              by,
              seen,
              qualify.getEvidence().stream().map(Messages::evidence).toList(),
              qualify.getDecisionBy(),
              qualify.getOpportunityId(),
              qualify.getNote());
      case Object later -> new LeadCommand.AskForLater(by, seen, verb(later));
    };
  }

  private static String verb(Object later) {
    return switch (later) {
      case AssignLead _ -> "assign";
      case RecordDiscovery _ -> "record a discovery call with";
      case DisqualifyLead _ -> "disqualify";
      case RecycleLead _ -> "recycle";
      case ReopenLead _ -> "reopen";
      case AttachOpportunity _ -> "attach an opportunity to";
      case CloseOpportunity _ -> "close the opportunity of";
      case CorrectRecord _ -> "correct a record of";
      case Object unknown -> throw new ImpossibleRecord("Expected a command, but found " + unknown);
    };
  }

  private static void expectOneLead(
      String what, String eventId, @Nullable String key, String lead) {
    if (eventId.isBlank() || lead.isBlank()) {
      throw new ImpossibleRecord(
          "Expected a %s with an id and a lead, but its id is “%s” and its lead is “%s”"
              .formatted(what, eventId, lead));
    }
    if (!lead.equals(key)) {
      throw new ImpossibleRecord(
          "Expected %s %s to be keyed by its lead %s, but its key is %s"
              .formatted(what, eventId, lead, key));
    }
  }

  /** A step that the lead took. */
  static LifecycleChanged step(LeadEvent event, Lead before, Lead after, Cause cause) {
    Cycle cycle = event.cycle();
    Transition transition = transition(event);
    LifecycleChanged.Builder step =
        LifecycleChanged.newBuilder()
            .setEventId(
                EventIds.of(cause.id(), event.leadId(), after.revision(), transition.name()))
            .setLeadId(event.leadId())
            .setOccurredAt(event.at())
            .setTransition(transition)
            .setFrom(stage(before))
            .setTo(stage(after))
            .setCycleId(cycle.id())
            .setCycleNumber(cycle.number())
            .setRevision(after.revision())
            .setContractId(cause.contractId())
            .setContractVersion(cause.contractVersion())
            .setSlaClass(cycle.slaClass())
            .setActor(cause.actor())
            .setRep(rep(after))
            .setCausedBy(cause.id());
    return switch (event) {
      case LeadEvent.MqlRaised _ -> step.build();
      case LeadAccepted accepted -> step.setNote(accepted.note()).build();
      case LeadRejected rejected ->
          step.setReason(rejected.reason()).setNote(rejected.note()).build();
      case TouchRecorded touch ->
          step.setTouchKind(dev.handoff.message.TouchKind.valueOf(touch.kind().name()))
              .setNote(touch.note())
              .build();
      case LeadQualified sql ->
          step.setEvidence(sql.evidence().stream().map(Messages::evidence).toList())
              .setDecisionBy(sql.decisionBy())
              .setOpportunityId(sql.opportunityId())
              .setNote(sql.note())
              .build();
    };
  }

  private static Transition transition(LeadEvent event) {
    return switch (event) {
      case LeadEvent.MqlRaised _ -> Transition.MQL_RAISED;
      case LeadAccepted _ -> Transition.ACCEPTED;
      case LeadRejected _ -> Transition.REJECTED;
      case TouchRecorded _ -> Transition.TOUCH_RECORDED;
      case LeadQualified _ -> Transition.QUALIFIED;
    };
  }

  /** The whole handoff package, of the one step that hands over. */
  static Optional<MqlRaised> handoff(LeadEvent event, Lead after, ScoreChanged score) {
    return event instanceof LeadEvent.MqlRaised(var leadId, var cycle, var at, var trigger)
        ? Optional.of(
            MqlRaised.newBuilder()
                .setEventId(EventIds.of(score.getEventId(), leadId, after.revision(), "HANDOFF"))
                .setLeadId(leadId)
                .setOccurredAt(at)
                .setCycleId(cycle.id())
                .setCycleNumber(cycle.number())
                .setContractId(score.getContractId())
                .setContractVersion(score.getContractVersion())
                .setSlaClass(cycle.slaClass() == null ? SlaTerms.STANDARD_CLASS : cycle.slaClass())
                .setTrigger(QualificationTrigger.valueOf(trigger.name()))
                .setScore(score.getScore())
                .setEmail(score.getEmail())
                .setAnonymousId(score.getAnonymousId())
                .setLead(score.getLead())
                .setCompany(score.getCompany())
                .setJourney(score.getJourney())
                .build())
        : Optional.empty();
  }

  /** The answer that a person waits for. */
  static CommandOutcome outcome(String leadId, Answer answer) {
    return CommandOutcome.newBuilder()
        .setEventId(EventIds.of(answer.getCommandId(), leadId, answer.getRevision(), "ANSWER"))
        .setLeadId(leadId)
        .setOccurredAt(answer.getDecidedAt())
        .setCommandId(answer.getCommandId())
        .setVerdict(answer.getAccepted() ? Verdict.ACCEPTED : Verdict.REFUSED)
        .setSentence(answer.getSentence())
        .setMissing(List.copyOf(answer.getMissing()))
        .setStage(Stage.valueOf(answer.getStage()))
        .setCycleId(answer.getCycleId())
        .setRevision(answer.getRevision())
        .build();
  }

  static Stage stage(Lead lead) {
    return switch (lead) {
      case Lead.Prospect _ -> Stage.PROSPECT;
      case Lead.Mql _ -> Stage.MQL;
      case Lead.Sal _ -> Stage.SAL;
      case Lead.Sql _ -> Stage.SQL;
      case Lead.Disqualified _ -> Stage.DISQUALIFIED;
    };
  }

  private static @Nullable String rep(Lead lead) {
    return switch (lead) {
      case Lead.Sal sal -> sal.rep();
      case Lead.Sql sql -> sql.rep();
      case Lead.Prospect _, Lead.Mql _, Lead.Disqualified _ -> null;
    };
  }

  private static Evidence evidence(dev.handoff.message.Evidence said) {
    return new Evidence(
        said.getItem(), said.getConfirmed(), said.getNote(), said.getSource(), said.getAt());
  }

  private static dev.handoff.message.Evidence evidence(Evidence said) {
    return dev.handoff.message.Evidence.newBuilder()
        .setItem(said.item())
        .setConfirmed(said.confirmed())
        .setNote(said.note())
        .setSource(said.source())
        .setAt(said.at())
        .build();
  }
}
