package dev.handoff.contract;

import dev.handoff.contract.Contract.NamedCondition;
import dev.handoff.contract.Fit.PointRule;

/** Reads who matches the ideal customer, and who never will. */
final class FitReader {

  private FitReader() {}

  static Fit fit(Node section, Names pointRules) {
    var node = section.mapping("minimum", "points");
    var criteria = new Names();
    return new Fit(
        node.list("minimum").stream().map(each -> criterion(each, criteria)).toList(),
        node.list("points").stream().map(each -> points(each, pointRules)).toList());
  }

  static NamedCondition criterion(Node member, Names names) {
    var node = member.mapping("name", "when");
    return new NamedCondition(names.of(node), ConditionLanguage.OF_LEADS.when(node));
  }

  private static PointRule points(Node member, Names names) {
    var node = member.mapping("name", "when", "points");
    return new PointRule(
        names.of(node), ConditionLanguage.OF_LEADS.when(node), node.need("points", Format.POINTS));
  }
}
