package dev.handoff.scoring.score;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a lead: bounded by the contract's rules, however long its history, and the
 * same whatever the order in which its acts arrive.
 *
 * @param profile who the lead is
 * @param counts its acts, as the rules look at them
 * @param setAside acts that matched ignore rules, by the sorted names of those rules; they count
 *     under a contract that has none of these
 * @param ignored how many acts matched an ignore rule
 * @param journey what it did, in short
 * @param recycledAt when it went back to nurture last, or null for never
 * @param resetAt what occurred before this no longer counts; null for nothing
 * @param judged who the lead is, as the contract says that it was last scored under; null until
 *     then, and after each new profile
 */
public record Scorecard(
    Profile profile,
    Counts counts,
    Map<List<String>, Counts> setAside,
    long ignored,
    Journey journey,
    @Nullable Instant recycledAt,
    @Nullable Instant resetAt,
    @Nullable Judged judged) {

  /** Of a lead that nothing is known of. */
  public static final Scorecard EMPTY =
      new Scorecard(Profile.UNKNOWN, Counts.NONE, Map.of(), 0, Journey.NONE, null, null, null);

  /** With a profile that arrived. */
  public Scorecard with(Profile arrived) {
    return known(profile.or(arrived));
  }

  /** Without what was known of who the lead is. */
  public Scorecard withoutProfile() {
    return known(Profile.UNKNOWN);
  }

  private Scorecard known(Profile now) {
    return new Scorecard(now, counts, setAside, ignored, journey, recycledAt, resetAt, null);
  }

  /** With an act that was not seen before. */
  public Scorecard with(Act act, ScoringRules rules) {
    List<String> ignoring = rules.ignoring(act);
    if (!ignoring.isEmpty()) {
      Map<List<String>, Counts> aside = new HashMap<>(setAside);
      aside.put(ignoring, counted(aside.getOrDefault(ignoring, Counts.NONE), act, rules));
      return new Scorecard(
          profile, counts, aside, ignored + 1, journey, recycledAt, resetAt, judged);
    }
    return new Scorecard(
        profile,
        counted(counts, act, rules),
        setAside,
        ignored,
        journey.plus(act),
        recycledAt,
        resetAt,
        judged);
  }

  private Counts counted(Counts known, Act act, ScoringRules rules) {
    boolean isOver = resetAt != null && act.occurredAt().isBefore(resetAt);
    return isOver ? known : known.plus(act, rules);
  }

  /**
   * Back to nurture. An earlier recycle that arrives after a later one changes nothing.
   *
   * @param at when
   * @param resetsEngagement whether what occurred before it stops counting
   */
  public Scorecard recycled(Instant at, boolean resetsEngagement) {
    boolean resets = resetsEngagement && (resetAt == null || at.isAfter(resetAt));
    return new Scorecard(
        profile,
        resets ? counts.since(at) : counts,
        resets ? each(setAside, at) : setAside,
        ignored,
        journey,
        recycledAt == null || at.isAfter(recycledAt) ? at : recycledAt,
        resets ? at : resetAt,
        judged);
  }

  private static Map<List<String>, Counts> each(Map<List<String>, Counts> all, Instant at) {
    return all.entrySet().stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().since(at)));
  }

  /**
   * As these rules look at it: judged by them; what no rule of theirs looks at let go, and what an
   * earlier version kept in another way found again.
   */
  public Scorecard under(ScoringRules rules) {
    if (judged != null && judged.contract().equals(rules.name())) {
      return this;
    }
    Map<List<String>, Counts> aside = new HashMap<>();
    setAside.forEach((names, acts) -> aside.put(names, rules.found(acts)));
    return new Scorecard(
        profile,
        rules.found(counts),
        aside,
        ignored,
        journey,
        recycledAt,
        resetAt,
        rules.judge(profile));
  }

  /** The acts that count where ignore rules of these names are in force. */
  Counts counting(List<String> ignoreRules) {
    Counts all = counts;
    for (Map.Entry<List<String>, Counts> aside : setAside.entrySet()) {
      if (Collections.disjoint(aside.getKey(), ignoreRules)) {
        all = all.and(aside.getValue());
      }
    }
    return all;
  }
}
