package dev.handoff.lifecycle.desk;

import dev.handoff.message.CommandOutcome;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.Stage;
import dev.handoff.message.Verdict;
import java.time.Instant;
import java.util.List;

/** Outcomes as the topology tells them. */
final class Outcomes {
  private Outcomes() {}

  static CommandOutcome accepted(String lead, String commandId) {
    return outcome(lead, commandId).setVerdict(Verdict.ACCEPTED).setSentence("Done").build();
  }

  static CommandOutcome refused(String lead, String commandId, RefusalKind kind) {
    return outcome(lead, commandId)
        .setVerdict(Verdict.REFUSED)
        .setRefusal(kind)
        .setSentence("Expected this, but that")
        .setMissing(List.of("a note"))
        .build();
  }

  private static CommandOutcome.Builder outcome(String lead, String commandId) {
    return CommandOutcome.newBuilder()
        .setEventId("e-1")
        .setLeadId(lead)
        .setOccurredAt(Instant.EPOCH)
        .setCommandId(commandId)
        .setStage(Stage.SAL)
        .setCycleId(lead + ":1")
        .setRep("Dana")
        .setRevision(2);
  }
}
