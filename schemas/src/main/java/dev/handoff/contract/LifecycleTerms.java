package dev.handoff.contract;

import java.time.Duration;
import java.util.List;

/**
 * What sales owes with each decision. What a document leaves out has the default contract's value.
 *
 * @param rejectionReasons reasons with which a rep may refuse an MQL; never empty
 * @param qualification what it takes to call a lead sales qualified
 * @param sqlWithoutMql whether sales may qualify a lead that never was an MQL
 * @param recycle what happens to a lead that goes back to nurture
 */
public record LifecycleTerms(
    List<String> rejectionReasons,
    Qualification qualification,
    boolean sqlWithoutMql,
    Recycle recycle) {

  /**
   * What it takes to call a lead sales qualified.
   *
   * @param evidence every piece that must be given and confirmed
   * @param decisionWithin how far ahead the lead's decision may lie at most
   * @param disqualificationReasons reasons with which a lead may be taken out after a talk
   * @param requiresOpportunity whether an opportunity id must be given
   */
  public record Qualification(
      List<String> evidence,
      Duration decisionWithin,
      List<String> disqualificationReasons,
      boolean requiresOpportunity) {}

  /**
   * What happens to a lead that goes back to nurture.
   *
   * @param coolDown how long it may not become an MQL again
   * @param resetsEngagement whether events from before the recycle stop counting
   */
  public record Recycle(Duration coolDown, boolean resetsEngagement) {}
}
