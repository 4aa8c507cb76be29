package dev.handoff.scoring.score;

import dev.handoff.contract.Condition;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contract.NamedCondition;
import dev.handoff.contract.Facts;
import dev.handoff.contract.Outcome;
import dev.handoff.scoring.score.LeadScore.Criterion;
import dev.handoff.scoring.score.LeadScore.Fit;
import dev.handoff.scoring.score.LeadScore.FitReason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a contract says of who leads are. */
final class FitRules {
  private final Contract contract;

  FitRules(Contract contract) {
    this.contract = contract;
  }

  /**
   * Who a lead is, as judged.
   *
   * @param criteria each criterion of the fit minimum, in the contract's order
   * @param reasons rules of fit.points that hold
   * @param disqualifiers disqualifying rules that hold
   */
  record Judgement(
      Fit fit, List<Criterion> criteria, List<FitReason> reasons, List<String> disqualifiers) {}

  Judgement judge(Profile profile) {
    Facts facts = profile.facts();
    List<Criterion> criteria =
        contract.fit().minimum().stream().map(rule -> criterion(rule, facts)).toList();
    return new Judgement(
        Fit.of(criteria),
        criteria,
        contract.fit().points().stream()
            .filter(rule -> holds(rule.when(), facts))
            .map(rule -> new FitReason(rule.name(), rule.points()))
            .toList(),
        contract.disqualifiers().stream()
            .filter(rule -> holds(rule.when(), facts))
            .map(NamedCondition::name)
            .toList());
  }

  private static boolean holds(Condition when, Facts facts) {
    return when.evaluate(facts) == Outcome.HOLDS;
  }

  private static Criterion criterion(NamedCondition rule, Facts facts) {
    Map<String, String> known = new TreeMap<>();
    for (String attribute : rule.when().attributes()) {
      int dot = attribute.indexOf('.');
      Map<String, Object> subject = attribute.startsWith("lead.") ? facts.lead() : facts.company();
      Object value = subject.get(attribute.substring(dot + 1));
      if (value != null) {
        known.put(attribute, value.toString());
      }
    }
    return new Criterion(rule.name(), rule.when().evaluate(facts), known);
  }
}
