package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Detail.AMOUNT;
import static dev.handoff.lifecycle.lead.Detail.CURRENCY;
import static dev.handoff.lifecycle.lead.Detail.DECISION_BY;
import static dev.handoff.lifecycle.lead.Detail.NOTE;
import static dev.handoff.lifecycle.lead.Detail.OPPORTUNITY_ID;
import static dev.handoff.lifecycle.lead.Detail.REACHED;
import static dev.handoff.lifecycle.lead.Detail.REASON;

import java.util.List;

/** What can happen to a lead, and what of it may turn out to have been recorded wrongly. */
public enum StepKind {
  MQL_RAISED,
  CLASS_TIGHTENED,
  ASSIGNED(REASON),
  ACCEPTED(NOTE),
  REJECTED(REASON, NOTE),
  TOUCH_RECORDED(REACHED, NOTE),
  DISCOVERY_RECORDED(NOTE),
  QUALIFIED(DECISION_BY, OPPORTUNITY_ID, NOTE),
  DISQUALIFIED(REASON, NOTE),
  RECYCLED(REASON, NOTE),
  REOPENED(REASON),
  OPPORTUNITY_ATTACHED(OPPORTUNITY_ID, AMOUNT, CURRENCY),
  OPPORTUNITY_WON(AMOUNT, CURRENCY),
  OPPORTUNITY_LOST(REASON, AMOUNT, CURRENCY),
  RECORD_CORRECTED;

  private final List<Detail> correctable;

  StepKind(Detail... correctable) {
    this.correctable = List.of(correctable);
  }

  /** What of it can be corrected. Who did it and when cannot: that is what a record is. */
  List<Detail> correctable() {
    return correctable;
  }
}
