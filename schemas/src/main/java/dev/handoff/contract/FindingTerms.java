package dev.handoff.contract;

import java.time.Duration;
import java.util.List;

/**
 * What of many leads stands out so far that it is stated. What a document leaves out has the
 * default contract's value.
 *
 * @param per how often it is asked, {@code week}, {@code month} or {@code quarter}
 * @param minSample fewest MQLs or decisions of such a period that say anything, from 1
 * @param settle how long after its end a period may still be told of before it is judged
 * @param reasons reasons to look at, each at most once
 * @param acceptance which reps' decisions to look at
 * @param source the share of MQLs from which on one source carries too many, 0 to 1
 */
public record FindingTerms(
    String per,
    int minSample,
    Duration settle,
    List<ReasonBound> reasons,
    AcceptanceBounds acceptance,
    double source) {

  /**
   * How often a reason may be given.
   *
   * @param reason of the contract's lists
   * @param atLeast the share of all rejections and disqualifications from which on it stands out, 0
   *     to 1
   */
  public record ReasonBound(String reason, double atLeast) {}

  /**
   * How many of the MQLs that a rep decides on are accepted: shares from 0 to 1, growing.
   *
   * @param farBelow a rep who accepts less stands far apart
   * @param below a rep who accepts less stands apart
   * @param atLeast a rep who accepts so much, or more, may not be choosing at all
   */
  public record AcceptanceBounds(double farBelow, double below, double atLeast) {}
}
