package dev.handoff.scoring.score;

import dev.handoff.contract.Engagement;
import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.Engagement.PointRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Finds what the first version of the state kept: it had a key for each half-life and expiry of the
 * same acts, and for each number that a trigger asks for.
 */
final class EarlierKeys {
  private final Map<String, PointRule> points = new HashMap<>();
  private final Map<String, HighIntentRule> triggers = new HashMap<>();

  EarlierKeys(Engagement engagement) {
    engagement.points().forEach(rule -> points.put(earlierKey(rule), rule));
    engagement.highIntent().forEach(rule -> triggers.put(earlierKey(rule), rule));
  }

  Counts adopted(Counts counts) {
    Map<String, Tally> tallies = new HashMap<>(counts.tallies());
    counts
        .tallies()
        .forEach((key, earlier) -> {
          PointRule rule = points.get(key);
          if (rule != null) {
            Tally said = rule.halfLife() == null ? earlier : earlier.saying(rule.halfLife());
            tallies.merge(ActsToCount.key(rule), said, Tally::alike);
          }
        });
    Map<String, Newest> streaks = new HashMap<>(counts.streaks());
    counts
        .streaks()
        .forEach((key, earlier) -> {
          HighIntentRule rule = triggers.get(key);
          if (rule != null) {
            streaks.merge(ActsToCount.key(rule), earlier, EarlierKeys::longer);
          }
        });
    return new Counts(tallies, streaks);
  }

  private static Newest longer(Newest one, Newest other) {
    return one.events().size() >= other.events().size() ? one : other;
  }

  private static String earlierKey(PointRule rule) {
    return ActsToCount.digest(
        "%s; half-life %s; expires after %s"
            .formatted(
                rule.acts(),
                Objects.toString(rule.halfLife()),
                Objects.toString(rule.expiresAfter())));
  }

  private static String earlierKey(HighIntentRule rule) {
    return ActsToCount.digest("%s; newest %d".formatted(rule.acts(), rule.atLeast()));
  }
}
