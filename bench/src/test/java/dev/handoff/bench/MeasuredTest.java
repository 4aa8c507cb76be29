package dev.handoff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.Engagement;
import dev.handoff.scoring.score.LeadScore;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.score.ScoringRules;
import dev.handoff.testing.Agreements;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeasuredTest {
  private static final Contract CONTRACT = BenchContract.read();

  @Test
  void the_contract_has_25_rules_on_engagement_and_the_defaults_fit_and_disqualifiers() {
    Engagement engagement = CONTRACT.engagement();
    int rules =
        engagement.ignore().size() + engagement.points().size() + engagement.highIntent().size();

    assertThat(rules).isEqualTo(25);
    assertThat(CONTRACT.fit()).isEqualTo(Agreements.shipped().fit());
    assertThat(CONTRACT.disqualifiers()).isEqualTo(Agreements.shipped().disqualifiers());
  }

  @Test
  void the_leads_differ_and_every_rule_has_work() {
    ScoringRules rules = new ScoringRules(CONTRACT);
    List<LeadScore> scores =
        Stream.of(Histories.cards(1000, rules))
            .map(card -> rules.score(card, Histories.NOW))
            .toList();

    assertThat(scores).extracting(LeadScore::fit).contains(LeadScore.Fit.values());
    assertThat(scores).anyMatch(score -> !score.disqualifiers().isEmpty());
    for (var rule : CONTRACT.engagement().points()) {
      assertThat(scores.stream().flatMap(score -> score.contributions().stream()))
          .anyMatch(contribution -> contribution.rule().equals(rule.name()));
    }
    for (var rule : CONTRACT.engagement().highIntent()) {
      assertThat(scores.stream().flatMap(score -> score.highIntent().stream()))
          .anyMatch(trigger -> trigger.name().equals(rule.name()));
    }
  }

  @Test
  void the_same_seed_gives_the_same_leads() {
    ScoringRules rules = new ScoringRules(CONTRACT);
    Scorecard[] first = Histories.cards(10, rules);

    assertThat(Histories.cards(10, rules)).isEqualTo(first);
    assertThat(Histories.nextActs()).isEqualTo(Histories.nextActs());
  }

  @Test
  void columns_are_aligned() {
    Table table = new Table("round", "ratio");
    table.row("1", "0.5");
    table.row("10", "0.75");

    assertThat(table.toString().lines())
        .containsExactly("round  ratio", "1        0.5", "10      0.75");
  }
}
