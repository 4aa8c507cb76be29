package dev.handoff.scoring.score;

import dev.handoff.contract.Condition;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contract.NamedCondition;
import dev.handoff.contract.Facts;
import dev.handoff.contract.Fit.PointRule;
import dev.handoff.contract.Outcome;
import dev.handoff.scoring.score.LeadScore.Criterion;
import dev.handoff.scoring.score.LeadScore.Fit;
import dev.handoff.scoring.score.LeadScore.FitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a contract says of who leads are. */
final class FitRules {
  private final List<NamedCondition> minimum;
  private final List<PointRule> points;
  private final List<NamedCondition> disqualifiers;
  private final List<Condition> conditions;
  private final List<List<String>> attributes;

  FitRules(Contract contract) {
    minimum = contract.fit().minimum();
    points = contract.fit().points();
    disqualifiers = contract.disqualifiers();
    conditions =
        Stream.of(
                minimum.stream().map(NamedCondition::when),
                points.stream().map(PointRule::when),
                disqualifiers.stream().map(NamedCondition::when))
            .flatMap(each -> each)
            .toList();
    attributes =
        conditions.stream().map(each -> each.attributes().stream().sorted().toList()).toList();
  }

  /** Asks every condition, in the order of {@link Judged}. */
  List<Outcome> judge(Profile profile) {
    Facts facts = profile.facts();
    return conditions.stream().map(condition -> condition.evaluate(facts)).toList();
  }

  /**
   * Who a lead is, in the words of a score.
   *
   * @param criteria each criterion of the fit minimum, in the contract's order
   * @param reasons rules of fit.points that hold
   * @param disqualifiers disqualifying rules that hold
   */
  record Judgement(
      Fit fit, List<Criterion> criteria, List<FitReason> reasons, List<String> disqualifiers) {}

  Judgement judgement(Profile profile, List<Outcome> outcomes) {
    int next = 0;
    List<Criterion> criteria = new ArrayList<>(minimum.size());
    for (NamedCondition rule : minimum) {
      criteria.add(
          new Criterion(rule.name(), outcomes.get(next), known(attributes.get(next), profile)));
      next++;
    }
    List<FitReason> reasons = new ArrayList<>();
    for (PointRule rule : points) {
      if (outcomes.get(next++) == Outcome.HOLDS) {
        reasons.add(new FitReason(rule.name(), rule.points()));
      }
    }
    List<String> holding = new ArrayList<>();
    for (NamedCondition rule : disqualifiers) {
      if (outcomes.get(next++) == Outcome.HOLDS) {
        holding.add(rule.name());
      }
    }
    return new Judgement(
        Fit.of(criteria), List.copyOf(criteria), List.copyOf(reasons), List.copyOf(holding));
  }

  private static Map<String, String> known(List<String> attributes, Profile profile) {
    Map<String, String> known = new TreeMap<>();
    for (String attribute : attributes) {
      Object value = profile.attribute(attribute);
      if (value != null) {
        known.put(attribute, value.toString());
      }
    }
    return known;
  }
}
