package dev.handoff.scoring.score;

import dev.handoff.contract.Engagement.PointRule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lead's state keeps of the acts that a rule looks at. It keeps acts, not points, so that a
 * contract may change what they are worth.
 *
 * @param count how many there were
 * @param sums what half-lives leave of all of them, for each half-life that a rule asks for
 * @param newest the times of the newest of them
 */
public record Tally(long count, Map<Duration, DecayedSum> sums, Times newest) {

  /** None yet. */
  public static final Tally NONE = new Tally(0, Map.of(), Times.NONE);

  /** Of state that an earlier version wrote, which left the half-life to the rule. */
  public static final Duration UNSAID = Duration.ZERO;

  /** Long enough to tell last month from last year, and short enough to tell weeks apart. */
  private static final Set<Duration> IN_RESERVE = Set.of(Duration.ofDays(30));

  /** An act that lies further back than this many half-lives counts as one that lies there. */
  private static final int MOST_HALF_LIVES = 100;

  /**
   * With one more.
   *
   * @param halfLives those that the rules ask for; where they ask for none, and not all times are
   *     kept, one is kept in reserve, which tells about when the others were
   * @param kept how many times of the newest are kept
   */
  Tally plus(Instant at, Set<Duration> halfLives, int kept) {
    return plus(at, kept, halfLives.isEmpty() && count >= kept ? IN_RESERVE : halfLives);
  }

  private Tally plus(Instant at, int kept, Set<Duration> halfLives) {
    Map<Duration, DecayedSum> more = Map.of();
    for (Duration halfLife : halfLives) {
      more = with(more, halfLife, decayedBy(halfLife).plus(at, halfLife));
    }
    return new Tally(count + 1, more, newest.plus(at, kept));
  }

  /** Mostly there is one, and a map of one is small. */
  private static Map<Duration, DecayedSum> with(
      Map<Duration, DecayedSum> sums, Duration halfLife, DecayedSum sum) {
    if (sums.isEmpty()) {
      return Map.of(halfLife, sum);
    }
    Map<Duration, DecayedSum> more = new HashMap<>(sums);
    more.put(halfLife, sum);
    return more;
  }

  /** Both together. */
  Tally and(Tally other) {
    Map<Duration, DecayedSum> both = new HashMap<>();
    sums.keySet().forEach(h -> both.put(h, decayedBy(h).plus(other.decayedBy(h))));
    other.sums.keySet().forEach(h -> both.put(h, decayedBy(h).plus(other.decayedBy(h))));
    return new Tally(count + other.count, both, newest.and(other.newest));
  }

  /**
   * Of the acts at an instant or after it: of those whose time is kept, so at most the newest 50 or
   * so that were counted before it was known that the others no longer count.
   */
  Tally since(Instant instant) {
    Times left = newest.since(instant);
    Tally times = new Tally(left.size(), Map.of(), left);
    Map<Duration, DecayedSum> ofThese = new HashMap<>();
    sums.keySet().forEach(halfLife -> ofThese.put(halfLife, times.decayedBy(halfLife)));
    return new Tally(times.count, ofThese, left);
  }

  /** The same acts, counted by an earlier version apart for each half-life. */
  Tally alike(Tally other) {
    Map<Duration, DecayedSum> all = new HashMap<>(sums);
    all.putAll(other.sums);
    return new Tally(
        Math.max(count, other.count),
        all,
        newest.size() >= other.newest.size() ? newest : other.newest);
  }

  /** With its sum said to be of a half-life, where an earlier version left that to the rule. */
  Tally saying(Duration halfLife) {
    DecayedSum sum = sums.get(UNSAID);
    return sum == null ? this : new Tally(count, Map.of(halfLife, sum), newest);
  }

  /** What the rule contributes at {@code t}. */
  Contribution at(Instant t, PointRule rule) {
    double left = rule.points() * eventsLeft(t, rule);
    return new Contribution(rule.name(), rule.points() * count, left, capped(left, rule));
  }

  /** Points after the rule's cap. */
  static double capped(double points, PointRule rule) {
    Double cap = rule.cap();
    return cap == null ? points : Math.clamp(points, -cap, cap);
  }

  private double eventsLeft(Instant t, PointRule rule) {
    Duration halfLife = rule.halfLife();
    Duration expiresAfter = rule.expiresAfter();
    if (halfLife != null) {
      return decayedBy(halfLife).at(t, halfLife);
    }
    return expiresAfter != null ? newest.within(expiresAfter, t) : count;
  }

  /** When the next act expires whose going changes what the rule contributes; null for never. */
  @Nullable Instant nextExpiry(Instant t, PointRule rule) {
    Duration expiresAfter = rule.expiresAfter();
    if (expiresAfter == null || rule.points() == 0) {
      return null;
    }
    int valid = newest.within(expiresAfter, t);
    Double cap = rule.cap();
    long counting =
        cap == null ? valid : Math.min(valid, (long) Math.ceil(cap / Math.abs(rule.points())));
    return counting == 0 ? null : newest.get((int) counting - 1).plus(expiresAfter);
  }

  /**
   * What a half-life leaves of the acts. Exact for a half-life that was asked for all along, and
   * for any other where the times of all acts are kept; else those whose time is not kept are taken
   * to lie together at their mean instant.
   */
  DecayedSum decayedBy(Duration halfLife) {
    DecayedSum known = sums.get(halfLife);
    if (known != null) {
      return known;
    }
    DecayedSum sum = DecayedSum.NOTHING;
    for (int i = 0; i < newest.size(); i++) {
      sum = sum.plus(newest.get(i), halfLife);
    }
    long older = count - newest.size();
    return older == 0 || newest.size() == 0
        ? sum
        : sum.plus(DecayedSum.of(older, meanOfOlder(older), halfLife));
  }

  private Instant meanOfOlder(long older) {
    Instant oldestKept = newest.get(newest.size() - 1);
    return sums.keySet().stream()
        .min(Duration::compareTo)
        .map(h -> meanOfOlder(older, oldestKept, h))
        .orElse(oldestKept);
  }

  /** The instant at which so many acts would leave what the sum holds beside those kept. */
  private Instant meanOfOlder(long older, Instant oldestKept, Duration halfLife) {
    DecayedSum kept = DecayedSum.NOTHING;
    for (int i = 0; i < newest.size(); i++) {
      kept = kept.plus(newest.get(i), halfLife);
    }
    double left = decayedBy(halfLife).at(oldestKept, halfLife) - kept.at(oldestKept, halfLife);
    double halfLives =
        Math.clamp(Math.log(Math.max(0, left) / older) / Math.log(2), -MOST_HALF_LIVES, 0);
    return oldestKept.plusMillis((long) (halfLives * halfLife.toMillis()));
  }
}
