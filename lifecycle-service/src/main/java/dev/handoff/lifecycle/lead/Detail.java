package dev.handoff.lifecycle.lead;

import java.util.Optional;
import java.util.stream.Stream;

/** Something that a step has on record and that can be corrected, by the name it has there. */
public enum Detail {
  NOTE("note"),
  REASON("reason"),
  REACHED("reached"),
  DECISION_BY("decisionBy"),
  OPPORTUNITY_ID("opportunityId"),
  AMOUNT("amount"),
  CURRENCY("currency");

  private final String field;

  Detail(String field) {
    this.field = field;
  }

  /** Its name in a step's record. */
  public String field() {
    return field;
  }

  static Optional<Detail> named(String field) {
    return Stream.of(values()).filter(detail -> detail.field.equals(field)).findFirst();
  }
}
