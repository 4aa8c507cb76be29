package dev.handoff.lifecycle.desk;

import dev.handoff.desk.Refusal;
import dev.handoff.message.SalesCommand;

/** Where commands are handed over to be decided. */
interface CommandLog {

  /** What is known of a command that was handed over. */
  enum Handover {
    /** It will be decided. */
    TAKEN,
    /** Kafka went away in the very moment: it will be decided, or nothing was done. */
    UNKNOWN
  }

  /**
   * Hands a command over, in bounded time.
   *
   * @param request comes back with the outcome
   * @throws Refusal 503 where it was not taken: then it never will be carried out
   */
  Handover append(SalesCommand command, String request);
}
