package dev.handoff.lifecycle.desk;

import dev.handoff.lifecycle.desk.CommandLog.Handover;
import dev.handoff.message.SalesCommand;

/**
 * A command whose outcome is not known yet.
 *
 * @param sentence what to do, for the person
 */
record OnItsWay(String leadId, String commandId, String sentence) {

  static OnItsWay of(SalesCommand command, Handover handover, boolean hasKey) {
    String known =
        switch (handover) {
          case TAKEN -> "The command was taken, but it is not decided yet";
          case UNKNOWN -> "Kafka went away just then, so the command may have been taken or not";
        };
    String next =
        hasKey
            ? "ask again with the same Idempotency-Key"
            : "look at the lead before you ask again, as without an Idempotency-Key that is another command";
    return new OnItsWay(command.getLeadId(), command.getEventId(), known + ": " + next);
  }
}
