package dev.handoff.scoring.score;

import dev.handoff.contract.Contract;
import dev.handoff.testing.Agreements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What score tests are about: a contract with the rules that matter, acts, a card. */
final class Given {
  static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");

  private Given() {}

  /**
   * A contract with a threshold of 50, no fit criteria, and what stands under its {@code
   * engagement} key: lists in flow style.
   */
  static Contract engagement(String points, String highIntent, String ignore) {
    return Agreements.of(
        """
        id: test
        version: 1
        effective-from: 2026-01-01T00:00:00Z
        signed-by: { marketing: M, sales: S }
        engagement:
          points: [%s]
          high-intent: [%s]
          ignore: [%s]
        mql: { threshold: 50, raise-when: fit-and-engagement }
        """
            .formatted(points, highIntent, ignore));
  }

  static ScoringRules points(String points) {
    return new ScoringRules(engagement(points, "", ""));
  }

  static Act act(String type, Instant at) {
    return act(type + "@" + at, type, at, Map.of());
  }

  static Act act(String id, String type, Instant at, Map<String, Object> attributes) {
    return new Act(id, type, at, attributes);
  }

  static Scorecard card(ScoringRules rules, List<Act> acts) {
    Scorecard card = Scorecard.EMPTY;
    for (Act act : acts) {
      card = card.with(act, rules);
    }
    return card;
  }

  static Instant days(double days) {
    return T0.plusMillis((long) (days * Duration.ofDays(1).toMillis()));
  }
}
