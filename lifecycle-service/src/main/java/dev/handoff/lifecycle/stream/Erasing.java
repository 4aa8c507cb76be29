package dev.handoff.lifecycle.stream;

import dev.handoff.bus.LeadDigest;
import dev.handoff.lifecycle.lead.Erased;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.EraseLead;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import java.time.Instant;

/** What is told of an erasure, in the bus's words. */
final class Erasing {
  /** No contract governs an erasure: the law does. */
  private static final String NO_CONTRACT = "none";

  private Erasing() {}

  /** For those who read the lead's steps: behind this one there is nothing of before. */
  static LifecycleChanged step(String leadId, Erased erased, Stage from) {
    return LifecycleChanged.newBuilder()
        .setEventId(EventIds.of(erased.id(), leadId, erased.revision(), "ERASED"))
        .setLeadId(leadId)
        .setOccurredAt(erased.at())
        .setTransition(Transition.ERASED)
        .setFrom(from)
        .setTo(Stage.PROSPECT)
        .setCycleId(leadId + ":" + erased.cycles())
        .setCycleNumber(erased.cycles())
        .setRevision(erased.revision())
        .setContractId(NO_CONTRACT)
        .setContractVersion(0)
        .build();
  }

  /** For good measure, and for those who read everything anew: it says nothing about anybody. */
  static LeadErased record(String leadId, Erased erased) {
    String digest = LeadDigest.of(leadId);
    return LeadErased.newBuilder()
        .setEventId(EventIds.of(erased.id(), digest, erased.revision(), "LEAD_ERASED"))
        .setLeadDigest(digest)
        .setOccurredAt(erased.at())
        .setErasureId(erased.id())
        .setCycles(erased.cycles())
        .setRevision(erased.revision())
        .build();
  }

  /** The answer; of a lead that is erased already, the one that was given then. */
  static CommandOutcome done(String leadId, Erased erased) {
    return outcome(leadId, erased.id(), erased.at())
        .setVerdict(Verdict.ACCEPTED)
        .setSentence("What was known of the lead until %s is erased".formatted(erased.at()))
        .setRevision(erased.revision())
        .build();
  }

  /** There is nothing to erase. */
  static CommandOutcome nobody(EraseLead order) {
    return outcome(order.getLeadId(), order.getEventId(), order.getOccurredAt())
        .setVerdict(Verdict.REFUSED)
        .setRefusal(RefusalKind.NOT_KNOWN)
        .setSentence(
            "Expected to erase a lead, but nothing is known of it: no score has come for it. Look at its id")
        .setRevision(0)
        .build();
  }

  private static CommandOutcome.Builder outcome(String leadId, String erasureId, Instant at) {
    String commandId = Erased.COMMANDS + erasureId;
    return CommandOutcome.newBuilder()
        .setEventId(EventIds.of(commandId, leadId, at.toEpochMilli(), "ANSWER"))
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setCommandId(commandId)
        .setStage(Stage.PROSPECT);
  }
}
