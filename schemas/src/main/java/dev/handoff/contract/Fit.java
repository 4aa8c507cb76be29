package dev.handoff.contract;

import dev.handoff.contract.Contract.NamedCondition;
import java.util.List;

/**
 * Who matches the ideal customer, judged apart from interest.
 *
 * @param minimum criteria that must all hold
 * @param points facts that add to the score
 */
public record Fit(List<NamedCondition> minimum, List<PointRule> points) {

  /**
   * Points for a fact.
   *
   * @param name its name in reasons and reports
   * @param when the fact
   * @param points points of either sign
   */
  public record PointRule(String name, Condition when, double points) {}
}
