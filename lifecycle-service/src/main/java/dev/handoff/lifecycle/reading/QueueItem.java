package dev.handoff.lifecycle.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead that waits for sales.
 *
 * @param stage {@code mql} or {@code sal}
 * @param waitingFor what sales owes it next: {@code acceptance}, {@code first-touch} or {@code
 *     discovery}
 * @param deadline the soonest of its open promises; null where none is open
 * @param score that made it an MQL, unrounded; null in a cycle that began without one
 * @param rep who has it; null: nobody
 * @param company its name
 * @param source of the lead
 * @param mqlAt when it became an MQL
 * @param revision of the lead, to be sent as {@code If-Match} with a decision
 */
record QueueItem(
    String leadId,
    String cycleId,
    String stage,
    String waitingFor,
    @Nullable Deadline deadline,
    @Nullable Double score,
    @Nullable String slaClass,
    @Nullable String rep,
    @Nullable String pool,
    @Nullable String segment,
    @Nullable String company,
    @Nullable String source,
    @Nullable Instant mqlAt,
    long revision) {

  /**
   * Until when sales promised to do something.
   *
   * @param promise such as {@code first-touch}, which may be due before what the lead waits for
   * @param dueAt the last instant that is in time
   * @param state {@code running}, {@code warned}, {@code breached} or {@code escalated}
   */
  record Deadline(String promise, Instant dueAt, String state) {}
}
