package dev.handoff.lifecycle.lead;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a lead: by the system, which only hands over, or by a person in sales. */
public sealed interface LeadCommand {

  /** What is asked, as it goes between “to” and “lead L-7”. */
  String verb();

  /** The system asks whether a new score makes the lead an MQL. */
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

  /** The rep has seen the lead and commits to a first touch. */
  record AcceptLead(String by, @Nullable Long seen, @Nullable String note) implements FromSales {
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
      implements FromSales {
    @Override
    public String verb() {
      return "reject";
    }
  }

  /**
   * Somebody, or something, tried to reach the lead.
   *
   * @param kind how
   */
  record RecordTouch(String by, @Nullable Long seen, TouchKind kind, @Nullable String note)
      implements FromSales {
    @Override
    public String verb() {
      return "record a touch on";
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
      implements FromSales {
    @Override
    public String verb() {
      return "qualify";
    }
  }

  /**
   * Something that the language of commands has and this version does not decide yet.
   *
   * @param verb what was asked, as it goes after “to”, such as {@code recycle}
   */
  record AskForLater(String by, @Nullable Long seen, String verb) implements FromSales {}
}
