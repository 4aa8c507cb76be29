package dev.handoff.lifecycle.desk;

import dev.handoff.lifecycle.lead.Erased;
import dev.handoff.message.CommandOutcome;
import java.time.Instant;
import java.util.List;

/**
 * A lead that is erased.
 *
 * @param sentence for the person
 * @param erasureId what stands for it where its cycles are counted; it follows from nothing, and is
 *     the same however often one asks
 * @param erasedAt when it was asked for first: what was true until then is erased
 * @param stillThere where records of it lie that nobody can take out, and until when
 */
record ErasedLead(
    String sentence, String erasureId, Instant erasedAt, List<StillThere.Place> stillThere) {

  static ErasedLead of(CommandOutcome outcome, StillThere stillThere) {
    return new ErasedLead(
        outcome.getSentence(),
        outcome.getCommandId().substring(Erased.COMMANDS.length()),
        outcome.getOccurredAt(),
        stillThere.since(outcome.getOccurredAt()));
  }
}
