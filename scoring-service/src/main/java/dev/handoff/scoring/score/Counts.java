package dev.handoff.scoring.score;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A lead's acts as the rules look at them. Bounded by the number of rules, however long the lead's
 * history.
 *
 * @param tallies by the key of the acts that point rules look at
 * @param streaks newest events by the key of the acts that triggers look at
 */
public record Counts(Map<String, Tally> tallies, Map<String, Newest> streaks) {

  /** Nothing yet. */
  public static final Counts NONE = new Counts(Map.of(), Map.of());

  /** With one more act, for each rule whose condition holds of it. */
  Counts plus(Act act, ScoringRules rules) {
    List<ActsToCount> matching = rules.countedFor(act);
    if (matching.isEmpty()) {
      return this;
    }
    Map<String, Tally> counted = tallies;
    Map<String, Newest> repeated = streaks;
    for (ActsToCount acts : matching) {
      if (acts.timesKept() > 0) {
        counted = counted == tallies ? new HashMap<>(tallies) : counted;
        Tally known = counted.getOrDefault(acts.key(), Tally.NONE);
        counted.put(acts.key(), known.plus(act.occurredAt(), acts.halfLives(), acts.timesKept()));
      }
      if (acts.idsKept() > 0) {
        repeated = repeated == streaks ? new HashMap<>(streaks) : repeated;
        Newest known = repeated.getOrDefault(acts.key(), Newest.NONE);
        repeated.put(
            acts.key(),
            known.plus(new Newest.Seen(act.eventId(), act.occurredAt()), acts.idsKept()));
      }
    }
    return new Counts(counted, repeated);
  }

  /** Both together. */
  Counts and(Counts other) {
    return new Counts(
        together(tallies, other.tallies, Tally::and),
        together(streaks, other.streaks, Newest::and));
  }

  /** Without what occurred before an instant: as if it had never arrived. */
  Counts since(Instant instant) {
    return new Counts(
        some(tallies, tally -> tally.since(instant), tally -> tally.count() > 0),
        some(streaks, streak -> streak.since(instant), streak -> !streak.events().isEmpty()));
  }

  private static <T> Map<String, T> together(
      Map<String, T> some, Map<String, T> others, BinaryOperator<T> both) {
    Map<String, T> all = new HashMap<>(some);
    others.forEach((key, other) -> all.merge(key, other, both));
    return all;
  }

  private static <T> Map<String, T> some(
      Map<String, T> all, UnaryOperator<T> change, Predicate<T> isLeft) {
    Map<String, T> left = new HashMap<>(all);
    left.replaceAll((_, each) -> change.apply(each));
    left.values().removeIf(isLeft.negate());
    return left;
  }
}
