package dev.handoff.sla.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that is counted of a contract, day by day. What an MQL came to is counted for the day
 * on which it was raised, whenever it came to it; everything else for its own day.
 */
public enum Figure {
  /** MQLs that were raised, by source. */
  MQLS,
  /** MQLs that were accepted, by rep. */
  ACCEPTED,
  /** MQLs that were rejected, by rep. */
  REJECTED,
  /** Rejections and disqualifications, by reason. */
  REASONS,
  /** MQLs that became SALs, by {@link Delay}; and so on. */
  SAL,
  SQL,
  OPPORTUNITY,
  WON;

  /** The stages that an MQL may come to, in the order in which it does. */
  static final List<Figure> STAGES = List.of(SAL, SQL, OPPORTUNITY, WON);

  /**
   * What counts the MQLs that came to a stage.
   *
   * @param stage as the contract calls it
   */
  static Figure reaching(String stage) {
    return STAGES.stream().filter(each -> each.word().equals(stage)).findFirst().orElseThrow();
  }

  /** Whether anybody may make up new names to count by, so that there is no end of them. */
  public boolean isOfFreeNames() {
    return !STAGES.contains(this);
  }

  /** Its name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException if there is none of this word
   */
  public static Figure named(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Expected a figure, but found " + word));
  }
}
