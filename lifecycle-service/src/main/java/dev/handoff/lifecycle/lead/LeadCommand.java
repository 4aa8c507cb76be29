package dev.handoff.lifecycle.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a lead: by the system, which only hands over, or by a person in sales. */
public sealed interface LeadCommand {

  /** What is asked, as it goes between “to” and “lead L-7”. */
  String verb();

  /** The system asks whether a new score makes the lead an MQL, or a more urgent one. */
  record ConsiderScore(ScoreTaken score) implements LeadCommand {
    @Override
    public String verb() {
      return "hand over";
    }
  }

  /** A person asks. */
  sealed interface FromSales extends LeadCommand {
    /** Who: the rep's name or address. */
    String by();

    /** The lead's revision that the person saw; null for any. */
    @Nullable Long seen();
  }

  /** A person asks for something that moves the lead to another stage. */
  sealed interface Move extends FromSales {}

  /**
   * The lead is given to a rep.
   *
   * @param rep who gets it
   * @param pool the pool of reps that it is given from, if any
   * @param reason why it is given, in anybody's words
   */
  record AssignLead(
      String by, @Nullable Long seen, String rep, @Nullable String pool, @Nullable String reason)
      implements FromSales {
    @Override
    public String verb() {
      return "assign";
    }
  }

  /** The rep has seen the lead and commits to a first touch. */
  record AcceptLead(String by, @Nullable Long seen, @Nullable String note) implements Move {
    @Override
    public String verb() {
      return "accept";
    }
  }

  /**
   * The rep has seen the lead and refuses it.
   *
   * @param reason one of the contract's rejection reasons
   */
  record RejectLead(String by, @Nullable Long seen, String reason, @Nullable String note)
      implements Move {
    @Override
    public String verb() {
      return "reject";
    }
  }

  /**
   * Somebody, or something, tried to reach the lead.
   *
   * @param kind how
   * @param reached whether the lead answered; null where nobody said
   * @param callBackAt when the lead asked to be called again; null if it did not
   */
  record RecordTouch(
      String by,
      @Nullable Long seen,
      TouchKind kind,
      @Nullable Boolean reached,
      @Nullable Instant callBackAt,
      @Nullable String note)
      implements FromSales {
    @Override
    public String verb() {
      return "record a touch on";
    }
  }

  /** A discovery call with the lead took place. */
  record RecordDiscovery(String by, @Nullable Long seen, @Nullable String note)
      implements FromSales {
    @Override
    public String verb() {
      return "record a discovery call with";
    }
  }

  /**
   * The rep confirms with evidence that the lead is sales qualified.
   *
   * @param evidence what the lead confirmed
   * @param decisionBy when the lead will decide
   * @param opportunityId the opportunity that was opened for it
   */
  record QualifyLead(
      String by,
      @Nullable Long seen,
      List<Evidence> evidence,
      @Nullable LocalDate decisionBy,
      @Nullable String opportunityId,
      @Nullable String note)
      implements Move {
    @Override
    public String verb() {
      return "qualify";
    }
  }

  /**
   * The rep takes the lead out after a talk.
   *
   * @param reason one of the contract's disqualification reasons
   */
  record DisqualifyLead(String by, @Nullable Long seen, String reason, @Nullable String note)
      implements Move {
    @Override
    public String verb() {
      return "disqualify";
    }
  }

  /**
   * The lead goes back to nurture.
   *
   * @param until not to be raised again before this day, UTC; null for the contract's cool-down
   * @param reason why, in the rep's words
   */
  record RecycleLead(
      String by,
      @Nullable Long seen,
      @Nullable LocalDate until,
      String reason,
      @Nullable String note)
      implements Move {
    @Override
    public String verb() {
      return "recycle";
    }
  }

  /**
   * The lead is taken back from disqualified or lost.
   *
   * @param reason why, in the rep's words
   */
  record ReopenLead(String by, @Nullable Long seen, String reason) implements Move {
    @Override
    public String verb() {
      return "reopen";
    }
  }

  /**
   * The CRM's opportunity is named, or another one, or another amount.
   *
   * @param opportunityId the CRM's id of it
   * @param amount what it may be worth
   * @param currency ISO 4217
   */
  record AttachOpportunity(
      String by,
      @Nullable Long seen,
      String opportunityId,
      @Nullable Double amount,
      @Nullable String currency)
      implements Move {
    @Override
    public String verb() {
      return "attach an opportunity to";
    }
  }

  /**
   * The opportunity was won or lost.
   *
   * @param won won, or else lost
   * @param amount the amount, where it is another than was expected
   * @param currency ISO 4217, where it is another
   * @param reason why it was lost, in the rep's words
   */
  record CloseOpportunity(
      String by,
      @Nullable Long seen,
      boolean won,
      @Nullable Double amount,
      @Nullable String currency,
      @Nullable String reason)
      implements Move {
    @Override
    public String verb() {
      return "close the opportunity of";
    }
  }

  /**
   * Something on record was wrong.
   *
   * @param corrects the id of the step that was wrong
   * @param field what was wrong in it
   * @param value what is right; null for nothing
   * @param reason why, in the rep's words
   */
  record CorrectRecord(
      String by,
      @Nullable Long seen,
      String corrects,
      String field,
      @Nullable String value,
      String reason)
      implements FromSales {
    @Override
    public String verb() {
      return "correct a record of";
    }
  }
}
