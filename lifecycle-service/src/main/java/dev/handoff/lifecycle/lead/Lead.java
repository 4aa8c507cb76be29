package dev.handoff.lifecycle.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands: one type a stage, so that what cannot be cannot be written. Nobody is
 * accepted by nobody, nobody is disqualified without a reason, and a prospect has had no cycle, or
 * none of which anything is known any more.
 */
public sealed interface Lead {

  /** The lead's id, never empty. */
  String id();

  /** How many changes the lead has been through, from 0. */
  long revision();

  /** A lead of which nothing is known yet. */
  static Lead unknown(String id) {
    return new Prospect(id, false);
  }

  /**
   * Nobody has handed it over yet.
   *
   * @param scored whether scoring knows it; else the id may be anything
   * @param revision 0; of one that was erased and came anew, where it was then
   * @param formerCycles number of the last cycle that was erased; 0 for none
   */
  record Prospect(String id, boolean scored, long revision, int formerCycles) implements Lead {
    public Prospect(String id, boolean scored) {
      this(id, scored, 0, 0);
    }
  }

  /** A lead that has been handed over: it is, or was last, in a handoff cycle. */
  sealed interface InCycle extends Lead {
    /** The latest cycle. */
    Cycle cycle();

    /** Since when it stands where it stands. */
    Instant since();

    /** The same stage, some steps later. */
    InCycle later(long revision, Cycle cycle);

    /** Who has it, if anybody. */
    default @Nullable String rep() {
      return cycle().rep();
    }
  }

  /** Sales has it in hand. */
  sealed interface Open extends InCycle {
    @Override
    Open later(long revision, Cycle cycle);
  }

  /** Its cycle is over, one way or another. */
  sealed interface Closed extends InCycle {}

  /** The system found it qualified; sales has not looked yet. */
  record Mql(String id, long revision, Cycle cycle) implements Open {
    @Override
    public Instant since() {
      return cycle.beganAt();
    }

    @Override
    public Mql later(long revision, Cycle cycle) {
      return new Mql(id, revision, cycle);
    }
  }

  /**
   * A rep has seen it and commits to a first touch.
   *
   * @param acceptedBy who accepted it; who has it now, the cycle says
   * @param since when that was
   */
  record Sal(String id, long revision, Cycle cycle, String acceptedBy, Instant since)
      implements Open {
    @Override
    public Sal later(long revision, Cycle cycle) {
      return new Sal(id, revision, cycle, acceptedBy, since);
    }
  }

  /**
   * A rep has talked to it and documented the evidence.
   *
   * @param qualifiedBy who confirmed the evidence
   * @param since when that was
   * @param opportunityId the opportunity that was opened, where one was named
   */
  record Sql(
      String id,
      long revision,
      Cycle cycle,
      String qualifiedBy,
      Instant since,
      @Nullable String opportunityId)
      implements Open {
    @Override
    public Sql later(long revision, Cycle cycle) {
      return new Sql(id, revision, cycle, qualifiedBy, since, opportunityId);
    }

    Sql with(@Nullable String otherOpportunity) {
      return new Sql(id, revision, cycle, qualifiedBy, since, otherOpportunity);
    }
  }

  /**
   * Something is to be sold to it.
   *
   * @param attachedBy who named the opportunity, as it is now
   * @param since when that was
   * @param deal what is to be sold
   */
  record Opportunity(
      String id, long revision, Cycle cycle, String attachedBy, Instant since, Deal deal)
      implements Open {
    @Override
    public Opportunity later(long revision, Cycle cycle) {
      return new Opportunity(id, revision, cycle, attachedBy, since, deal);
    }

    Opportunity selling(Deal other) {
      return new Opportunity(id, revision, cycle, attachedBy, since, other);
    }
  }

  /**
   * It bought.
   *
   * @param by who closed the opportunity
   * @param since when that was
   * @param deal what was sold
   */
  record Customer(String id, long revision, Cycle cycle, String by, Instant since, Deal deal)
      implements Closed {
    @Override
    public Customer later(long revision, Cycle cycle) {
      return new Customer(id, revision, cycle, by, since, deal);
    }

    Customer selling(Deal other) {
      return new Customer(id, revision, cycle, by, since, other);
    }
  }

  /**
   * It did not buy.
   *
   * @param by who closed the opportunity
   * @param since when that was
   * @param reason why it was lost, in the rep's words
   * @param was what it was before
   */
  record Lost(
      String id,
      long revision,
      Cycle cycle,
      String by,
      Instant since,
      String reason,
      Opportunity was)
      implements Closed {
    public Lost {
      was = was.later(revision, cycle);
    }

    @Override
    public Lost later(long revision, Cycle cycle) {
      return new Lost(id, revision, cycle, by, since, reason, was);
    }

    Lost because(String otherReason, Opportunity before) {
      return new Lost(id, revision, cycle, by, since, otherReason, before);
    }
  }

  /**
   * Back to nurture.
   *
   * @param by who sent it back
   * @param since when that was
   * @param reason why, in the rep's words
   * @param until when its cool-down is over: no score makes it an MQL before
   */
  record Recycled(
      String id, long revision, Cycle cycle, String by, Instant since, String reason, Instant until)
      implements Closed {
    @Override
    public Recycled later(long revision, Cycle cycle) {
      return new Recycled(id, revision, cycle, by, since, reason, until);
    }

    Recycled because(String otherReason) {
      return new Recycled(id, revision, cycle, by, since, otherReason, until);
    }
  }

  /**
   * Taken out, with a reason of the contract's list.
   *
   * @param by who took it out
   * @param since when that was
   * @param reason why
   * @param was what it was before
   */
  record Disqualified(
      String id, long revision, Cycle cycle, String by, Instant since, String reason, Open was)
      implements Closed {
    public Disqualified {
      was = was.later(revision, cycle);
    }

    @Override
    public Disqualified later(long revision, Cycle cycle) {
      return new Disqualified(id, revision, cycle, by, since, reason, was);
    }

    Disqualified because(String otherReason, Open before) {
      return new Disqualified(id, revision, cycle, by, since, otherReason, before);
    }
  }
}
