package dev.handoff.lifecycle.stream;

import static java.util.stream.Collectors.toSet;

import dev.handoff.bus.ImpossibleRecord;
import dev.handoff.contract.SlaTerms;
import dev.handoff.lifecycle.lead.Evidence;
import dev.handoff.lifecycle.lead.LeadCommand;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadCommand.FromSales;
import dev.handoff.lifecycle.lead.ScoreTaken;
import dev.handoff.lifecycle.lead.ScoreTaken.Prompt;
import dev.handoff.lifecycle.lead.TextLimits;
import dev.handoff.lifecycle.lead.TouchKind;
import dev.handoff.lifecycle.stream.Question.OfErasure;
import dev.handoff.lifecycle.stream.Question.OfSales;
import dev.handoff.lifecycle.stream.Question.OfScoring;
import dev.handoff.message.AcceptLead;
import dev.handoff.message.AssignLead;
import dev.handoff.message.AttachOpportunity;
import dev.handoff.message.CloseOpportunity;
import dev.handoff.message.CorrectRecord;
import dev.handoff.message.DisqualifyLead;
import dev.handoff.message.EraseLead;
import dev.handoff.message.HighIntentAct;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecordDiscovery;
import dev.handoff.message.RecordTouch;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.RejectLead;
import dev.handoff.message.ReopenLead;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.Score;
import dev.handoff.message.ScoreChanged;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What comes in from the bus, in the domain's words. */
final class Questions {

  private Questions() {}

  /**
   * What an erasure asks.
   *
   * @throws ImpossibleRecord if there is none, or it names no lead, or another than its key does
   */
  static OfErasure of(String key, @Nullable EraseLead order) {
    if (order == null) {
      throw new ImpossibleRecord("Expected an erasure, but the record is empty");
    }
    expectOneLead("erasure", order.getEventId(), key, order.getLeadId());
    return new OfErasure(order);
  }

  /**
   * What a score asks.
   *
   * @throws ImpossibleRecord if it names no lead, or another than its key does
   */
  static OfScoring of(String key, ScoreChanged score) {
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
                slaClass == null ? SlaTerms.STANDARD_CLASS : slaClass,
                lastActAt(score),
                actClasses(score))));
  }

  private static Set<String> actClasses(ScoreChanged score) {
    String act = prompt(score) == Prompt.ACT ? score.getCausedBy() : null;
    return score.getScore().getHighIntent().stream()
        .filter(trigger -> act != null && trigger.getEventIds().contains(act))
        .map(HighIntentAct::getSlaClass)
        .collect(toSet());
  }

  private static Prompt prompt(ScoreChanged score) {
    return switch (score.getCause()) {
      case ENGAGEMENT -> Prompt.ACT;
      case PROFILE -> Prompt.FACT;
      case DECAY -> Prompt.TIME;
      case CONTRACT -> Prompt.CONTRACT;
      case RECYCLE -> Prompt.RECYCLE;
      // A cause that a later scoring knows: no MQL may be lost for it.
      case OTHER -> Prompt.FACT;
    };
  }

  private static @Nullable Instant lastActAt(ScoreChanged score) {
    return score.getJourney() == null ? null : score.getJourney().getLastSeenAt();
  }

  /**
   * What a person asks.
   *
   * @throws ImpossibleRecord if there is no command, or it names no lead, or another than its key,
   *     or one of its texts is too long
   */
  static OfSales of(String key, @Nullable SalesCommand command) {
    if (command == null) {
      throw new ImpossibleRecord(
          "Expected a command for lead " + key + ", but the record is empty");
    }
    expectOneLead("command", command.getEventId(), key, command.getLeadId());
    expectShort(command.getEventId(), "leadId", command.getLeadId());
    expectShort(command.getEventId(), "actor", command.getActor());
    expectShortParts(command.getEventId(), command.getCommand());
    return new OfSales(command, asked(command));
  }

  private static void expectShortParts(String id, Object part) {
    if (part instanceof SpecificRecord message) {
      for (Schema.Field field : message.getSchema().getFields()) {
        switch (message.get(field.pos())) {
          case String text -> expectShort(id, field.name(), text);
          case List<?> members -> members.forEach(member -> expectShortParts(id, member));
          case null, default -> {}
        }
      }
    }
  }

  private static void expectShort(String id, String field, String text) {
    int most = TextLimits.of(field);
    if (text.length() > most) {
      throw new ImpossibleRecord(
          "Expected command %s to have a %s of at most %,d characters, but it has %,d"
              .formatted(id, field, most, text.length()));
    }
  }

  private static FromSales asked(SalesCommand message) {
    String by = message.getActor();
    Long seen = message.getExpectedRevision();
    return switch (message.getCommand()) {
      case AssignLead it ->
          new LeadCommand.AssignLead(by, seen, it.getRep(), it.getPool(), it.getReason());
      case AcceptLead it -> new LeadCommand.AcceptLead(by, seen, it.getNote());
      case RejectLead it -> new LeadCommand.RejectLead(by, seen, it.getReason(), it.getNote());
      case RecordTouch it ->
          new LeadCommand.RecordTouch(
              by,
              seen,
              TouchKind.valueOf(it.getKind().name()),
              it.getReached(),
              it.getCallBackAt(),
              it.getNote());
      case RecordDiscovery it -> new LeadCommand.RecordDiscovery(by, seen, it.getNote());
      case QualifyLead it ->
          new LeadCommand.QualifyLead(
              by,
              seen,
              it.getEvidence().stream().map(Questions::evidence).toList(),
              it.getDecisionBy(),
              it.getOpportunityId(),
              it.getNote());
      case DisqualifyLead it ->
          new LeadCommand.DisqualifyLead(by, seen, it.getReason(), it.getNote());
      case RecycleLead it ->
          new LeadCommand.RecycleLead(by, seen, it.getUntil(), it.getReason(), it.getNote());
      case ReopenLead it -> new LeadCommand.ReopenLead(by, seen, it.getReason());
      case AttachOpportunity it ->
          new LeadCommand.AttachOpportunity(
              by, seen, it.getOpportunityId(), it.getAmount(), it.getCurrency());
      case CloseOpportunity it ->
          new LeadCommand.CloseOpportunity(
              by, seen, it.getWon(), it.getAmount(), it.getCurrency(), it.getReason());
      case CorrectRecord it ->
          new LeadCommand.CorrectRecord(
              by, seen, it.getCorrects(), it.getField(), it.getValue(), it.getReason());
      case Object unknown -> throw new ImpossibleRecord("Expected a command, but found " + unknown);
    };
  }

  private static Evidence evidence(dev.handoff.message.Evidence said) {
    return new Evidence(
        said.getItem(), said.getConfirmed(), said.getNote(), said.getSource(), said.getAt());
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
}
