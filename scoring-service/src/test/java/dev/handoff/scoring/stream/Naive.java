package dev.handoff.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.contract.Contract;
import dev.handoff.message.Criterion;
import dev.handoff.message.FitReason;
import dev.handoff.message.HighIntentAct;
import dev.handoff.message.RuleContribution;
import dev.handoff.message.Score;
import dev.handoff.message.ScoreChanged;
import dev.handoff.scoring.score.Contribution;
import dev.handoff.scoring.score.LeadScore.HighIntent;
import dev.handoff.scoring.score.NaiveScore;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what was published with what the definition says: points to 1e-9, the rest exactly. */
final class Naive {
  private Naive() {}

  static NaiveScore of(Contract contract, Collection<Piece> history) {
    return new NaiveScore(contract, history.stream().map(Piece::told).toList());
  }

  /**
   * @param what names the seed and the lead, for whoever reads a failure
   */
  static void assertSame(String what, ScoreChanged changed, NaiveScore naive) {
    assertThat(changed).as(what).isNotNull();
    Score score = changed.getScore();
    Instant t = changed.getOccurredAt();
    assertThat(score.getFitStatus().name()).as(what).isEqualTo(naive.fit().name());
    assertThat(criteria(score)).as(what).isEqualTo(naiveCriteria(naive));
    assertThat(score.getFitReasons())
        .as(what)
        .isEqualTo(
            naive.fitReasons().stream().map(r -> new FitReason(r.name(), r.points())).toList());
    assertThat(score.getDisqualifiers()).as(what).isEqualTo(naive.disqualifiers());
    assertSameRules(what, score.getRules(), naive.contributions(t));
    assertThat(score.getTotal()).as(what).isCloseTo(naive.total(t), within(1e-9));
    assertThat(score.getHighIntent()).as(what).isEqualTo(naiveTriggers(naive, t));
    assertThat(score.getQualifies()).as(what).isEqualTo(naive.qualifies(t));
    assertThat(score.getSlaClass())
        .as(what)
        .isEqualTo(naive.qualifies(t) ? naive.slaClass(t) : null);
  }

  private static void assertSameRules(
      String what, List<RuleContribution> rules, List<Contribution> naive) {
    assertThat(rules.stream().map(RuleContribution::getName).toList())
        .as(what)
        .isEqualTo(naive.stream().map(Contribution::rule).toList());
    for (int i = 0; i < naive.size(); i++) {
      RuleContribution rule = rules.get(i);
      String which = what + ", rule " + rule.getName();
      assertThat(rule.getRawPoints()).as(which).isCloseTo(naive.get(i).raw(), within(1e-9));
      assertThat(rule.getDecayedPoints()).as(which).isCloseTo(naive.get(i).decayed(), within(1e-9));
      assertThat(rule.getCountedPoints()).as(which).isCloseTo(naive.get(i).counted(), within(1e-9));
    }
  }

  private static Map<String, String> criteria(Score score) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (Criterion criterion : score.getCriteria()) {
      outcomes.put(criterion.getName(), criterion.getStatus().name());
    }
    return outcomes;
  }

  private static Map<String, String> naiveCriteria(NaiveScore naive) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    naive.criteria().forEach((name, outcome) -> outcomes.put(name, outcome.name()));
    return outcomes;
  }

  private static List<HighIntentAct> naiveTriggers(NaiveScore naive, Instant t) {
    return naive.highIntent(t).stream().map(Naive::act).toList();
  }

  private static HighIntentAct act(HighIntent trigger) {
    return new HighIntentAct(
        trigger.name(), trigger.slaClass(), trigger.occurredAt(), trigger.eventIds());
  }
}
