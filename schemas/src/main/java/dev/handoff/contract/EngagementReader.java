package dev.handoff.contract;

import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.Engagement.IgnoreRule;
import dev.handoff.contract.Engagement.PointRule;

/** Reads what a lead's acts are worth. */
final class EngagementReader {

  /** Matching events are kept one by one until they are enough. */
  private static final Format<Integer> REPETITIONS = Format.whole(1, 1_000);

  private EngagementReader() {}

  static Engagement engagement(Node section, Names pointRules) {
    var node = section.mapping("ignore", "points", "high-intent");
    var ignoreRules = new Names();
    var triggers = new Names();
    return new Engagement(
        node.list("ignore").stream().map(each -> ignore(each, ignoreRules)).toList(),
        node.list("points").stream().map(each -> points(each, pointRules)).toList(),
        node.list("high-intent").stream().map(each -> highIntent(each, triggers)).toList());
  }

  private static IgnoreRule ignore(Node member, Names names) {
    var rule = member.mapping("name", "on", "when");
    return new IgnoreRule(names.of(rule), rule.need("on", Format.TEXT), when(rule));
  }

  private static PointRule points(Node member, Names names) {
    var rule = member.mapping("name", "on", "when", "points", "cap", "half-life", "expires-after");
    if (rule.has("expires-after") && rule.has("half-life")) {
      rule.at("expires-after").expected("either half-life or expires-after");
    }
    if (rule.has("expires-after") && !rule.has("cap")) {
      rule.at("cap")
          .refuse(
              "expected a cap, since expires-after keeps every event that counts and a lead's memory"
                  + " must stay bounded, but it is missing");
    }
    return new PointRule(
        names.of(rule),
        rule.need("on", Format.TEXT),
        when(rule),
        rule.need("points", Format.POINTS),
        rule.find("cap", Format.POSITIVE_POINTS),
        rule.find("half-life", Format.DURATION),
        rule.find("expires-after", Format.DURATION));
  }

  private static HighIntentRule highIntent(Node member, Names names) {
    var rule = member.mapping("name", "on", "when", "class", "at-least", "within");
    return new HighIntentRule(
        names.of(rule),
        rule.need("on", Format.TEXT),
        when(rule),
        rule.need("class", Format.NAME),
        rule.find("at-least", REPETITIONS, 1),
        rule.find("within", Format.DURATION));
  }

  private static Condition when(Node rule) {
    return rule.has("when") ? ConditionLanguage.OF_EVENTS.when(rule) : Condition.ALWAYS;
  }
}
