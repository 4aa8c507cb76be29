package dev.handoff.lifecycle.stream;

import dev.handoff.lifecycle.lead.Decision;
import dev.handoff.lifecycle.lead.Decision.Events;
import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.lifecycle.lead.Lead;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.LeadEvent;
import dev.handoff.lifecycle.state.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A lead's memory of what it answered, so that a command that comes twice is done once and answered
 * alike. It is bounded, as a lead's state must be; a command that comes again after that many
 * others meets the rules afresh, and its revision.
 */
final class Answers {
  static final int REMEMBERED = 20;

  private Answers() {}

  static Optional<Answer> find(List<Answer> answers, String commandId) {
    return answers.stream().filter(answer -> answer.getCommandId().equals(commandId)).findFirst();
  }

  static List<Answer> with(List<Answer> answers, Answer latest) {
    List<Answer> all = new ArrayList<>(answers);
    all.add(latest);
    return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
  }

  static Answer answer(String commandId, Decision decision, Lead after, Instant decidedAt) {
    Answer.Builder answer =
        Answer.newBuilder()
            .setCommandId(commandId)
            .setDecidedAt(decidedAt)
            .setStage(Messages.stage(after).name())
            .setCycleId(after instanceof InCycle handedOver ? handedOver.cycle().id() : null)
            .setRevision(after.revision());
    return switch (decision) {
      case Events(var events) -> answer.setAccepted(true).setSentence(sentence(events)).build();
      case Refusal(var sentence, var missing) ->
          answer.setAccepted(false).setSentence(sentence).setMissing(missing).build();
    };
  }

  private static String sentence(List<LeadEvent> events) {
    return events.stream().map(LeadEvent::sentence).collect(Collectors.joining("; "));
  }
}
