package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Sentences.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a lead. */
public sealed interface LeadEvent {

  /** The lead. */
  String leadId();

  /** The handoff cycle, as it is after this; the step itself is put on its record by history. */
  Cycle cycle();

  /** When it was true. */
  Instant at();

  /** What kind of step it is. */
  StepKind kind();

  /** What happened, as a sentence for a person. */
  String sentence();

  /** The system found the lead qualified and handed it over. */
  record MqlRaised(String leadId, Cycle cycle, Instant at, ScoreTaken.Trigger trigger)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.MQL_RAISED;
    }

    @Override
    public String sentence() {
      return "Lead " + leadId + " became an MQL";
    }
  }

  /** The lead did something more urgent, and its cycle's class of promise is another now. */
  record ClassTightened(String leadId, Cycle cycle, Instant at) implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.CLASS_TIGHTENED;
    }

    @Override
    public String sentence() {
      return "Lead " + leadId + " is to be called sooner: its class is now " + cycle.slaClass();
    }
  }

  /** The lead was given to a rep. */
  record LeadAssigned(
      String leadId,
      Cycle cycle,
      Instant at,
      String by,
      String rep,
      @Nullable String pool,
      @Nullable String reason)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.ASSIGNED;
    }

    @Override
    public String sentence() {
      return by + " assigned lead " + leadId + " to " + rep;
    }
  }

  /** A rep committed to a first touch. */
  record LeadAccepted(String leadId, Cycle cycle, Instant at, String by, @Nullable String note)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.ACCEPTED;
    }

    @Override
    public String sentence() {
      return by + " accepted lead " + leadId;
    }
  }

  /** A rep refused the lead. */
  record LeadRejected(
      String leadId,
      Cycle cycle,
      Instant at,
      String by,
      String reason,
      @Nullable String note,
      Lead.Mql was)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.REJECTED;
    }

    @Override
    public String sentence() {
      return by + " rejected lead " + leadId + " as " + reason;
    }
  }

  /**
   * Somebody, or something, tried to reach the lead.
   *
   * @param callBackAt when the lead asked to be called again; null if it did not
   */
  record TouchRecorded(
      String leadId,
      Cycle cycle,
      Instant at,
      String by,
      TouchKind touch,
      @Nullable Boolean reached,
      @Nullable Instant callBackAt,
      @Nullable String note)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.TOUCH_RECORDED;
    }

    @Override
    public String sentence() {
      String what = touch.isHuman() ? touch.word() : "automated message, which is no touch,";
      return "A " + what + " of " + by + " to lead " + leadId + " is on record";
    }
  }

  /** A discovery call took place. */
  record DiscoveryRecorded(String leadId, Cycle cycle, Instant at, String by, @Nullable String note)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.DISCOVERY_RECORDED;
    }

    @Override
    public String sentence() {
      return "A discovery call of " + by + " with lead " + leadId + " is on record";
    }
  }

  /** A rep confirmed with evidence that the lead is sales qualified. */
  record LeadQualified(
      String leadId,
      Cycle cycle,
      Instant at,
      String by,
      List<Evidence> evidence,
      @Nullable LocalDate decisionBy,
      @Nullable String opportunityId,
      @Nullable String note)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.QUALIFIED;
    }

    @Override
    public String sentence() {
      return by + " qualified lead " + leadId;
    }
  }

  /** A rep took the lead out after a talk. */
  record LeadDisqualified(
      String leadId,
      Cycle cycle,
      Instant at,
      String by,
      String reason,
      @Nullable String note,
      Lead.Open was)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.DISQUALIFIED;
    }

    @Override
    public String sentence() {
      return by + " disqualified lead " + leadId + " as " + reason;
    }
  }

  /**
   * The lead went back to nurture.
   *
   * @param until when its cool-down is over
   * @param asked the day that was asked for, if any; the later of the two holds
   */
  record LeadRecycled(
      String leadId,
      Cycle cycle,
      Instant at,
      String by,
      Instant until,
      @Nullable LocalDate asked,
      String reason,
      @Nullable String note)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.RECYCLED;
    }

    @Override
    public String sentence() {
      String done = by + " recycled lead " + leadId + " until " + day(until);
      return asked != null && asked.isBefore(day(until))
          ? done + " and not only until " + asked + ", as the contract's cool-down is longer"
          : done;
    }
  }

  /**
   * A person took the lead back from disqualified or lost.
   *
   * @param to what it is again
   */
  record LeadReopened(
      String leadId, Cycle cycle, Instant at, String by, String reason, Lead.Open to)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.REOPENED;
    }

    @Override
    public String sentence() {
      return by + " reopened lead " + leadId + ": it is " + Sentences.stage(to) + " again";
    }
  }

  /** The CRM's opportunity was named. */
  record OpportunityAttached(String leadId, Cycle cycle, Instant at, String by, Deal deal)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.OPPORTUNITY_ATTACHED;
    }

    @Override
    public String sentence() {
      return by + " attached opportunity " + deal.opportunityId() + " to lead " + leadId;
    }
  }

  /** The opportunity was won. */
  record OpportunityWon(
      String leadId, Cycle cycle, Instant at, String by, Deal deal, @Nullable String reason)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.OPPORTUNITY_WON;
    }

    @Override
    public String sentence() {
      return by + " won opportunity " + deal.opportunityId() + " of lead " + leadId;
    }
  }

  /** The opportunity was lost. */
  record OpportunityLost(
      String leadId,
      Cycle cycle,
      Instant at,
      String by,
      Deal deal,
      String reason,
      Lead.Opportunity was)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.OPPORTUNITY_LOST;
    }

    @Override
    public String sentence() {
      return by + " lost opportunity " + deal.opportunityId() + " of lead " + leadId;
    }
  }

  /**
   * Something on record was wrong, and is put right beside it.
   *
   * @param corrects the id of the step that was wrong
   * @param what what was wrong in it
   * @param value what is right; null for nothing
   */
  record RecordCorrected(
      String leadId,
      Cycle cycle,
      Instant at,
      String by,
      String corrects,
      Detail what,
      @Nullable String value,
      String reason)
      implements LeadEvent {
    @Override
    public StepKind kind() {
      return StepKind.RECORD_CORRECTED;
    }

    @Override
    public String sentence() {
      String right = value == null ? "nothing" : Sentences.quoted(value);
      return by
          + " corrected the "
          + what.field()
          + " of a step of lead "
          + leadId
          + " to "
          + right;
    }
  }
}
