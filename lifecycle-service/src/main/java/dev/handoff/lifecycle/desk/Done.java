package dev.handoff.lifecycle.desk;

import dev.handoff.message.CommandOutcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A command that was carried out, and how the lead stands now.
 *
 * @param sentence what happened, for the person
 * @param stage in lower case, such as {@code sal}
 * @param cycleId the handoff cycle that it is in, or null for none
 * @param revision the number of changes so far
 * @param rep who has it now, or null for nobody
 */
record Done(
    String leadId,
    String commandId,
    String sentence,
    String stage,
    @Nullable String cycleId,
    long revision,
    @Nullable String rep) {

  static Done of(CommandOutcome outcome) {
    return new Done(
        outcome.getLeadId(),
        outcome.getCommandId(),
        outcome.getSentence(),
        stage(outcome),
        outcome.getCycleId(),
        outcome.getRevision(),
        outcome.getRep());
  }

  static String stage(CommandOutcome outcome) {
    return outcome.getStage().name().toLowerCase(Locale.ROOT);
  }
}
