package dev.handoff.scoring.score;

import java.util.HashMap;
import java.util.Map;

/**
 * All that is kept of a lead: bounded by the contract's rules, however long its history. Which rule
 * a tally or streak belongs to is said by the rule's definition (see {@link ScoringRules}), so that
 * renaming a rule or changing its points keeps them.
 *
 * @param profile who the lead is
 * @param tallies events by the definition of the point rule that matched them
 * @param streaks newest events by the definition of the high-intent rule that matched them
 * @param journey what it did, in short
 * @param ignored how many acts were kept, but matched an ignore rule
 */
public record Scorecard(
    Profile profile,
    Map<String, Tally> tallies,
    Map<String, Newest> streaks,
    Journey journey,
    long ignored) {

  /** Of a lead that nothing is known of. */
  public static final Scorecard EMPTY =
      new Scorecard(Profile.UNKNOWN, Map.of(), Map.of(), Journey.NONE, 0);

  /** With a profile that arrived. */
  public Scorecard with(Profile arrived) {
    return new Scorecard(profile.or(arrived), tallies, streaks, journey, ignored);
  }

  /** Without what was known of who the lead is. */
  public Scorecard withoutProfile() {
    return new Scorecard(Profile.UNKNOWN, tallies, streaks, journey, ignored);
  }

  /** With an act that was not seen before. */
  public Scorecard with(Act act, ScoringRules rules) {
    if (rules.ignores(act)) {
      return new Scorecard(profile, tallies, streaks, journey, ignored + 1);
    }
    Map<String, Tally> counted = new HashMap<>(tallies);
    rules
        .pointRulesFor(act)
        .forEach(rule ->
            counted.merge(
                rule.definition(),
                Tally.NONE.plus(act, rule.terms()),
                (known, _) -> known.plus(act, rule.terms())));
    Map<String, Newest> repeated = new HashMap<>(streaks);
    rules
        .highIntentRulesFor(act)
        .forEach(rule ->
            repeated.put(
                rule.definition(),
                repeated
                    .getOrDefault(rule.definition(), Newest.NONE)
                    .plus(
                        new Newest.Seen(act.eventId(), act.occurredAt()), rule.terms().atLeast())));
    return new Scorecard(
        profile, Map.copyOf(counted), Map.copyOf(repeated), journey.plus(act), ignored);
  }
}
