package dev.handoff.scoring.score;

import dev.handoff.contract.Engagement.PointRule;
import dev.handoff.scoring.score.ScoringRules.Counted;
import dev.handoff.scoring.score.ScoringRules.Streak;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a score looks different though the lead does nothing. */
final class Outlook {
  /** Beyond it, nothing is worth a place in the index: no half-life is longer. */
  private static final Duration HORIZON = Duration.ofDays(3650);

  /** Where both sides move, an edge is come nearer to in ever smaller steps: not smaller ones. */
  private static final Duration BOTH_SIGNS_APART = Duration.ofMinutes(1);

  private final LeadScore score;

  Outlook(LeadScore score) {
    this.score = score;
  }

  Optional<Instant> nextChange(List<Counted> rules, List<Streak> streaks) {
    Instant soonest = decay(rules);
    for (Counted rule : rules) {
      soonest = sooner(soonest, rule.tally().nextExpiry(score.at(), rule.terms()));
    }
    for (Streak streak : streaks) {
      soonest = sooner(soonest, end(streak));
    }
    return Optional.ofNullable(soonest);
  }

  private static @Nullable Instant sooner(@Nullable Instant one, @Nullable Instant other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }

  /** When a trigger's window ends: when the act leaves it that made it enough. */
  private static @Nullable Instant end(Streak streak) {
    Duration within = streak.terms().within();
    return within == null || !streak.holds()
        ? null
        : streak.counting().get(streak.terms().atLeast() - 1).at().plus(within);
  }

  /**
   * Points above zero can only carry the total down and points below only up, so that each side for
   * itself says how soon the total may cross the edge below or above it.
   */
  private @Nullable Instant decay(List<Counted> rules) {
    List<Fading> falling = new ArrayList<>();
    List<Fading> rising = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      PointRule rule = rules.get(i).terms();
      Fading fading = Fading.of(rule, score.contributions().get(i));
      if (fading != null) {
        (rule.points() > 0 ? falling : rising).add(fading);
      }
    }
    double engagement = score.balance();
    double total = score.total();
    double threshold = score.threshold();
    double roundedDown = Math.floor(total + 0.5) - 0.5;
    double below = total >= threshold ? Math.max(roundedDown, threshold) : roundedDown;
    double above = total < threshold ? Math.min(roundedDown + 1, threshold) : roundedDown + 1;
    double fit = score.fitPoints();
    double fall = below <= fit ? Double.POSITIVE_INFINITY : engagement - (below - fit);
    double rise = above - fit - engagement;
    long soonest = falling.isEmpty() || rising.isEmpty() ? 1 : BOTH_SIGNS_APART.toMillis();
    double millis = Math.min(Fading.millisToLose(fall, falling), Fading.millisToLose(rise, rising));
    return millis < HORIZON.toMillis()
        ? score.at().plusMillis(Math.max(soonest, (long) Math.floor(millis) + 1))
        : null;
  }
}
