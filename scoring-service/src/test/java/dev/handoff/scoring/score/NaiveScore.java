package dev.handoff.scoring.score;

import dev.handoff.contract.Condition;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.Engagement.PointRule;
import dev.handoff.contract.Facts;
import dev.handoff.contract.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definition of a score, word by word, over a lead's whole history: slow, and easy to believe.
 */
final class NaiveScore {
  private final Contract contract;
  private final Map<String, Act> distinct = new LinkedHashMap<>();

  NaiveScore(Contract contract, List<Act> acts) {
    this.contract = contract;
    acts.forEach(act -> distinct.putIfAbsent(act.eventId(), act));
  }

  double engagement(Instant t) {
    return Math.max(
        0, contract.engagement().points().stream().mapToDouble(rule -> points(rule, t)).sum());
  }

  boolean highIntent(Instant t) {
    return contract.engagement().highIntent().stream().anyMatch(rule -> holds(rule, t));
  }

  private double points(PointRule rule, Instant t) {
    double sum = 0;
    for (Act act : distinct.values()) {
      if (rule.on().equals(act.type()) && holds(rule.when(), act) && !ignored(act)) {
        double age = Duration.between(act.occurredAt(), t).toMillis();
        if (rule.halfLife() != null) {
          sum += rule.points() * Math.pow(2, -age / rule.halfLife().toMillis());
        } else if (rule.expiresAfter() == null || age < rule.expiresAfter().toMillis()) {
          sum += rule.points();
        }
      }
    }
    return rule.cap() == null ? sum : Math.max(-rule.cap(), Math.min(rule.cap(), sum));
  }

  private boolean holds(HighIntentRule rule, Instant t) {
    long matching =
        distinct.values().stream()
            .filter(act -> rule.on().equals(act.type()))
            .filter(act -> holds(rule.when(), act) && !ignored(act))
            .filter(act ->
                rule.within() == null
                    || Duration.between(act.occurredAt(), t).compareTo(rule.within()) < 0)
            .count();
    return matching >= rule.atLeast();
  }

  private boolean ignored(Act act) {
    return contract.engagement().ignore().stream()
        .anyMatch(rule -> rule.on().equals(act.type()) && holds(rule.when(), act));
  }

  private static boolean holds(Condition condition, Act act) {
    return condition.evaluate(Facts.ofEvent(act.attributes())) == Outcome.HOLDS;
  }
}
