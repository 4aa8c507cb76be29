package dev.handoff.lifecycle.stream;

import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadCommand.FromSales;
import dev.handoff.message.EraseLead;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.ScoreChanged;
import java.time.Instant;

/** A record that came in, with what it asks in the domain's words. */
sealed interface Question {

  /** The lead that it is about. */
  String leadId();

  /** Does this score make the lead an MQL? Nobody waits for an answer. */
  record OfScoring(ScoreChanged message, ConsiderScore command) implements Question {
    @Override
    public String leadId() {
      return message.getLeadId();
    }

    /** When it was taken. */
    Instant at() {
      return message.getOccurredAt();
    }
  }

  /** May this be done? Somebody waits for an answer. */
  record OfSales(SalesCommand message, FromSales command) implements Question {
    @Override
    public String leadId() {
      return message.getLeadId();
    }

    /** When it was given. */
    Instant at() {
      return message.getOccurredAt();
    }
  }

  /** The lead is to be forgotten. Somebody waits for an answer. */
  record OfErasure(EraseLead message) implements Question {
    @Override
    public String leadId() {
      return message.getLeadId();
    }
  }

  /** Scoring has forgotten the lead: what it says from now on is of somebody who came anew. */
  record OfNoScore(String leadId) implements Question {}
}
