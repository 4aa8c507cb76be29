package dev.handoff.lifecycle.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands: one type a stage, so that what cannot be cannot be written. Nobody is
 * accepted without a rep, and nobody is disqualified without a reason.
 */
public sealed interface Lead {

  /** The lead's id, never empty. */
  String id();

  /** How many changes the lead has been through, from 0. */
  long revision();

  /** A lead of which nothing is known yet. */
  static Lead unknown(String id) {
    return new Prospect(id, 0);
  }

  /** Nobody has handed it over yet. */
  record Prospect(String id, long revision) implements Lead {}

  /** A lead that has been handed over: it is, or was last, in a handoff cycle. */
  sealed interface InCycle extends Lead {
    /** The latest cycle. */
    Cycle cycle();
  }

  /** The system found it qualified; sales has not looked yet. */
  record Mql(String id, long revision, Cycle cycle) implements InCycle {}

  /**
   * A rep has seen it and commits to a first touch.
   *
   * @param rep who has it
   * @param acceptedAt when the rep accepted it
   */
  record Sal(String id, long revision, Cycle cycle, String rep, Instant acceptedAt)
      implements InCycle {}

  /**
   * A rep has talked to it and documented the evidence.
   *
   * @param rep who has it
   * @param qualifiedBy who confirmed the evidence, which need not be {@code rep}
   * @param qualifiedAt when that was
   * @param opportunityId the opportunity that was opened, where one was named
   */
  record Sql(
      String id,
      long revision,
      Cycle cycle,
      String rep,
      String qualifiedBy,
      Instant qualifiedAt,
      @Nullable String opportunityId)
      implements InCycle {}

  /**
   * Taken out, with a reason of the contract's list.
   *
   * @param by who took it out
   * @param at when that was
   * @param reason why
   */
  record Disqualified(String id, long revision, Cycle cycle, String by, Instant at, String reason)
      implements InCycle {}
}
