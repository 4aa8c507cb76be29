package dev.handoff.lifecycle.reading;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it stands in the ledger, which may be a moment behind the topics.
 *
 * @param stage {@code prospect}, {@code mql}, {@code sal}, {@code sql}, {@code opportunity}, {@code
 *     customer}, {@code lost}, {@code recycled} or {@code disqualified}
 * @param revision that this answer speaks as of; 0 before the first step
 * @param rep who has it; null: nobody
 * @param cycle its latest; null for a lead that was never handed over
 * @param score the latest {@code ScoreChanged}, whole, with its reasons; null where none is known
 * @param handoff the latest {@code MqlRaised}, whole: the handoff package; null for a lead that was
 *     never an MQL
 * @param promises of all its cycles, the latest cycle first
 * @param timeline its latest page
 * @param asOf where the log of changes stood: {@code /v1/changes} with it as {@code Last-Event-ID}
 *     tells everything that came after
 */
record StandingLead(
    String leadId,
    String stage,
    long revision,
    @Nullable String rep,
    @Nullable String pool,
    @Nullable String segment,
    @Nullable Cycle cycle,
    @JsonRawValue @Nullable String score,
    @JsonRawValue @Nullable String handoff,
    List<Promise> promises,
    Timeline timeline,
    String asOf) {

  /**
   * A clock of the SLA monitor.
   *
   * @param state {@code running}, {@code warned}, {@code breached}, {@code escalated}, {@code
   *     kept}, {@code called-off} or {@code taken-back}
   * @param endedAt when it was kept or called off; null while it is open
   */
  record Promise(
      String cycleId,
      String promise,
      String state,
      @Nullable String slaClass,
      String calendar,
      Instant startedAt,
      Instant dueAt,
      @Nullable Instant endedAt) {}
}
