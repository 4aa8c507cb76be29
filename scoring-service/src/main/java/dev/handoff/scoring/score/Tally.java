package dev.handoff.scoring.score;

import dev.handoff.contract.Engagement.PointRule;
import java.time.Duration;
import java.time.Instant;

/**
 * What a lead's state keeps of the events that one rule has matched. It keeps events, not points,
 * so that a contract may change what they are worth.
 *
 * @param count how many there were
 * @param decayed what their half-lives leave of them; only of a rule that has one
 * @param newest the newest of them; only of a rule whose events expire
 */
public record Tally(long count, DecayedSum decayed, Newest newest) {

  private static final int LEAST_KEPT = 50;
  private static final int MOST_KEPT = 10_000;

  /** None yet. */
  public static final Tally NONE = new Tally(0, DecayedSum.NOTHING, Newest.NONE);

  Tally plus(Act act, PointRule rule) {
    Duration halfLife = rule.halfLife();
    return new Tally(
        count + 1,
        halfLife == null ? decayed : decayed.plus(act.occurredAt(), halfLife),
        rule.expiresAfter() == null
            ? newest
            : newest.plus(new Newest.Seen("", act.occurredAt()), kept(rule)));
  }

  /** What the rule contributes at {@code t}. */
  Contribution at(Instant t, PointRule rule) {
    double left = rule.points() * eventsLeft(t, rule);
    Double cap = rule.cap();
    double counted = cap == null ? left : Math.clamp(left, -cap, cap);
    return new Contribution(rule.name(), rule.points() * count, left, counted);
  }

  private double eventsLeft(Instant t, PointRule rule) {
    Duration halfLife = rule.halfLife();
    Duration expiresAfter = rule.expiresAfter();
    if (halfLife != null) {
      return decayed.at(t, halfLife);
    }
    return expiresAfter != null ? newest.within(expiresAfter, t).size() : count;
  }

  /**
   * How many of the newest events are kept of a rule whose events expire: as many as reach its cap,
   * and some more, so that a contract may raise the cap or lower the points.
   */
  static int kept(PointRule rule) {
    Double cap = rule.cap();
    return cap == null || rule.points() == 0
        ? LEAST_KEPT
        : (int) Math.clamp(Math.ceil(cap / Math.abs(rule.points())), LEAST_KEPT, MOST_KEPT);
  }
}
