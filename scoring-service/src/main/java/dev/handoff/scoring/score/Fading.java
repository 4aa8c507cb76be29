package dev.handoff.scoring.score;

import dev.handoff.contract.Engagement.PointRule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contribution that shrinks with time, by its size whatever its sign.
 *
 * @param size before the cap, now
 * @param cap what of it counts at most; infinite for no cap
 * @param halfLifeMillis in which it loses half
 */
record Fading(double size, double cap, double halfLifeMillis) {
  private static final int MOST_STEPS = 32;
  private static final double LOG_2 = Math.log(2);

  /** That of a rule, or null where it has no half-life or nothing is left. */
  static @Nullable Fading of(PointRule rule, Contribution now) {
    Duration halfLife = rule.halfLife();
    Double cap = rule.cap();
    double size = Math.abs(now.decayed());
    return halfLife == null || size == 0
        ? null
        : new Fading(size, cap == null ? Double.POSITIVE_INFINITY : cap, halfLife.toMillis());
  }

  private double uncapped(double millis) {
    return size * Math.exp(-millis / halfLifeMillis * LOG_2);
  }

  private double at(double millis) {
    return Math.min(cap, uncapped(millis));
  }

  /**
   * How long it takes until all together have lost so much: never too long, and too short by less
   * than a millisecond unless there are very many of them.
   *
   * <p>The logarithm of a sum of exponentials is convex in time: its tangent lies below it, and
   * reaches any level sooner. So each step along the tangent comes closer and never goes too far.
   * What is still above its cap stands still until it no longer is.
   */
  static double millisToLose(double loss, List<Fading> all) {
    double left = -loss;
    for (Fading fading : all) {
      left += fading.at(0);
    }
    if (left <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double millis = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double further = tangent(millis, left, all);
      millis += further;
      if (further < 1) {
        break;
      }
    }
    return millis;
  }

  private static double tangent(double millis, double target, List<Fading> all) {
    double left = target;
    double moving = 0;
    double speed = 0;
    double untilNextMoves = Double.POSITIVE_INFINITY;
    for (Fading fading : all) {
      double now = fading.uncapped(millis);
      if (now > fading.cap) {
        left -= fading.cap;
        double reachesCap = Math.log(now / fading.cap) / LOG_2 * fading.halfLifeMillis;
        untilNextMoves = Math.min(untilNextMoves, Math.max(reachesCap, 1));
      } else {
        moving += now;
        speed += now / fading.halfLifeMillis;
      }
    }
    double reaches =
        left <= 0 || moving == 0
            ? Double.POSITIVE_INFINITY
            : Math.max(0, Math.log(moving / left) / LOG_2 * moving / speed);
    return Math.min(reaches, untilNextMoves);
  }
}
