package dev.handoff.scoring.score;

import dev.handoff.scoring.score.ScoringRules.Counted;
import dev.handoff.scoring.score.ScoringRules.Streak;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A lead's score at an instant, and what follows from it. */
public final class Assessment {
  private final LeadScore score;
  private final List<Counted> rules;
  private final List<Streak> streaks;
  private final Flips flips;

  Assessment(LeadScore score, List<Counted> rules, List<Streak> streaks, Flips flips) {
    this.score = score;
    this.rules = rules;
    this.streaks = streaks;
    this.flips = flips;
  }

  /** The score. */
  public LeadScore score() {
    return score;
  }

  /**
   * The first instant after the score's at which the lead can look different without any act: a
   * rounded point of its total, the threshold, an act that expires or a trigger's window. Never
   * later than that; where points of both signs decay, perhaps earlier.
   */
  public Optional<Instant> nextChange() {
    return new Outlook(score).nextChange(rules, streaks);
  }

  /** What would make a lead that does not qualify do so, each a sentence; all are needed. */
  public List<String> flips() {
    return flips.sentences(score, streaks);
  }
}
