package dev.handoff.lifecycle.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a lead. */
public sealed interface LeadEvent {

  /** The lead. */
  String leadId();

  /** The handoff cycle, as it is after this. */
  Cycle cycle();

  /** When it was true. */
  Instant at();

  /** What happened, as a sentence for a person. */
  String sentence();

  /** The system found the lead qualified and handed it over. */
  record MqlRaised(String leadId, Cycle cycle, Instant at, ScoreTaken.Trigger trigger)
      implements LeadEvent {
    @Override
    public String sentence() {
      return "Lead " + leadId + " became an MQL";
    }
  }

  /** A rep committed to a first touch. */
  record LeadAccepted(String leadId, Cycle cycle, Instant at, String by, @Nullable String note)
      implements LeadEvent {
    @Override
    public String sentence() {
      return by + " accepted lead " + leadId;
    }
  }

  /** A rep refused the lead. */
  record LeadRejected(
      String leadId, Cycle cycle, Instant at, String by, String reason, @Nullable String note)
      implements LeadEvent {
    @Override
    public String sentence() {
      return by + " rejected lead " + leadId + " as " + reason;
    }
  }

  /** Somebody, or something, tried to reach the lead. */
  record TouchRecorded(
      String leadId, Cycle cycle, Instant at, String by, TouchKind kind, @Nullable String note)
      implements LeadEvent {
    @Override
    public String sentence() {
      String touch = kind.isHuman() ? kind.word() : "automated message, which is no touch,";
      return "A " + touch + " of " + by + " to lead " + leadId + " is on record";
    }
  }

  /**
   * A rep confirmed with evidence that the lead is sales qualified.
   *
   * @param by who confirmed
   * @param rep who has the lead
   */
  record LeadQualified(
      String leadId,
      Cycle cycle,
      Instant at,
      String by,
      String rep,
      List<Evidence> evidence,
      @Nullable LocalDate decisionBy,
      @Nullable String opportunityId,
      @Nullable String note)
      implements LeadEvent {
    @Override
    public String sentence() {
      return by + " qualified lead " + leadId;
    }
  }
}
