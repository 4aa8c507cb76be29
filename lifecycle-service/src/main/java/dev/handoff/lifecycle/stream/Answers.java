package dev.handoff.lifecycle.stream;

import dev.handoff.lifecycle.lead.Decision;
import dev.handoff.lifecycle.lead.Decision.Events;
import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.lifecycle.lead.Erased;
import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.LeadEvent;
import dev.handoff.lifecycle.lead.RefusalKind;
import dev.handoff.lifecycle.state.Answer;
import dev.handoff.lifecycle.stream.Question.OfSales;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.Stage;
import dev.handoff.message.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A lead's memory of what it answered, so that a command that comes twice is done once and answered
 * alike: also after a restart, as it is part of the lead's state. It is bounded, as a lead's state
 * must be; a command that comes again after that many others meets the rules afresh, and its
 * revision.
 */
final class Answers {
  /** A lead sees a dozen commands in a cycle; an answer takes some 200 bytes. */
  static final int REMEMBERED = 100;

  private Answers() {}

  static Optional<Answer> find(List<Answer> answers, String commandId) {
    return answers.stream().filter(answer -> answer.getCommandId().equals(commandId)).findFirst();
  }

  static List<Answer> with(List<Answer> answers, Answer latest) {
    List<Answer> all = new ArrayList<>(answers);
    all.add(latest);
    return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
  }

  static Answer answer(OfSales question, Decision decision, Lead after, Instant decidedAt) {
    Answer.Builder answer =
        Answer.newBuilder()
            .setCommandId(question.message().getEventId())
            .setDigest(CommandDigest.of(question.message()))
            .setDecidedAt(decidedAt)
            .setStage(Steps.stage(after).name())
            .setCycleId(after instanceof InCycle handedOver ? handedOver.cycle().id() : null)
            .setRep(after instanceof InCycle handedOver ? handedOver.rep() : null)
            .setRevision(after.revision());
    return switch (decision) {
      case Events(var events) -> answer.setAccepted(true).setSentence(sentence(events)).build();
      case Refusal(var kind, var sentence, var missing) ->
          answer
              .setAccepted(false)
              .setRefusal(kind.name())
              .setSentence(sentence)
              .setMissing(missing)
              .build();
    };
  }

  private static String sentence(List<LeadEvent> events) {
    return events.stream().map(LeadEvent::sentence).collect(Collectors.joining("; "));
  }

  /** Whether it is the command that was answered; version 1 took the id's word for it. */
  static boolean isOf(OfSales question, Answer answer) {
    return answer.getDigest().isEmpty()
        || answer.getDigest().equals(CommandDigest.of(question.message()));
  }

  /** What is said to a command under another command's id. */
  static Refusal repeated(OfSales question, Answer given) {
    return new Refusal(
        RefusalKind.REPEATED,
        "Expected to "
            + question.command().verb()
            + " lead "
            + question.leadId()
            + ", but the id "
            + given.getCommandId()
            + " belongs to another command, which was answered at "
            + given.getDecidedAt()
            + ": send this one under an id of its own",
        List.of());
  }

  /** What is said to a command about a lead as it was before its erasure. */
  static Refusal tooLate(OfSales question, Erased erased) {
    return new Refusal(
        RefusalKind.NOT_KNOWN,
        "Expected to %s a lead that is known at %s, but what was known of it until %s is erased"
            .formatted(question.command().verb(), question.at(), erased.at()),
        List.of());
  }

  /** The answer that a person waits for. */
  static CommandOutcome outcome(String leadId, Answer answer) {
    return CommandOutcome.newBuilder()
        .setEventId(EventIds.of(answer.getCommandId(), leadId, answer.getRevision(), name(answer)))
        .setLeadId(leadId)
        .setOccurredAt(answer.getDecidedAt())
        .setCommandId(answer.getCommandId())
        .setVerdict(answer.getAccepted() ? Verdict.ACCEPTED : Verdict.REFUSED)
        .setRefusal(kind(answer))
        .setSentence(answer.getSentence())
        .setMissing(List.copyOf(answer.getMissing()))
        .setStage(Stage.valueOf(answer.getStage()))
        .setCycleId(answer.getCycleId())
        .setRep(answer.getRep())
        .setRevision(answer.getRevision())
        .build();
  }

  /** One id may have several answers only where others use it too; each has its own name. */
  private static String name(Answer answer) {
    return RefusalKind.REPEATED.name().equals(answer.getRefusal())
        ? "ANSWER " + answer.getDigest()
        : "ANSWER";
  }

  private static dev.handoff.message.@Nullable RefusalKind kind(Answer answer) {
    return answer.getRefusal() == null
        ? null
        : dev.handoff.message.RefusalKind.valueOf(answer.getRefusal());
  }
}
