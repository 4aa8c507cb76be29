package dev.handoff.lifecycle.ledger;

import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.ScoreChanged;
import dev.handoff.message.SlaAlert;
import java.time.Instant;

/**
 * A lead that was erased, and what of the records under its id is of before.
 *
 * @param id what stands for the lead
 * @param at what was true until then is erased
 * @param cycles number of the last cycle that is
 * @param revision of the lead by its erasure
 */
record Erasure(String id, Instant at, int cycles, long revision) {

  static Erasure of(LeadErased erased) {
    return new Erasure(
        erased.getErasureId(), erased.getOccurredAt(), erased.getCycles(), erased.getRevision());
  }

  boolean covers(LifecycleChanged step) {
    return step.getRevision() <= revision;
  }

  boolean covers(MqlRaised mql) {
    return mql.getCycleNumber() <= cycles;
  }

  boolean covers(SlaAlert alert) {
    return alert.getCycleNumber() <= cycles;
  }

  boolean covers(ScoreChanged score) {
    return !score.getOccurredAt().isAfter(at);
  }

  boolean covers(CommandOutcome outcome) {
    boolean isOfItsSteps = outcome.getRevision() > 0 && outcome.getRevision() <= revision;
    return isOfItsSteps || !outcome.getOccurredAt().isAfter(at);
  }

  /** The cycle's id without the lead's. */
  String cycleId(int number) {
    return id + ":" + number;
  }
}
