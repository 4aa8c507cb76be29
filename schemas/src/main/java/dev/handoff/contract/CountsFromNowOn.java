package dev.handoff.contract;

import dev.handoff.contract.Engagement.EventRule;
import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.Engagement.IgnoreRule;
import dev.handoff.contract.Engagement.PointRule;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A rule of a new version that is not, or not wholly, applied to what leads did before: it asks for
 * acts that nobody kept count of. Every other change of a rule holds for past acts too.
 *
 * @param rule its name
 * @param sentence what it cannot know of the past, and why
 */
public record CountsFromNowOn(String rule, String sentence) {

  static List<CountsFromNowOn> between(Engagement before, Engagement after) {
    return Stream.of(
            after.ignore().stream().flatMap(rule -> ignored(rule, before).stream()),
            after.points().stream().flatMap(rule -> counted(rule, before).stream()),
            after.highIntent().stream().flatMap(rule -> triggered(rule, before).stream()))
        .flatMap(each -> each)
        .toList();
  }

  /** What was set aside is known by the rule's name; what was let through is known as nothing. */
  private static Optional<CountsFromNowOn> ignored(IgnoreRule rule, Engagement before) {
    var earlier = before.ignore().stream().filter(old -> old.name().equals(rule.name())).findAny();
    if (earlier.isEmpty()) {
      return of("ignore rule", rule, "ignores acts from now on; those before count as they did");
    }
    return earlier.get().acts().equals(rule.acts())
        ? Optional.empty()
        : of(
            "ignore rule",
            rule,
            "ignores acts by its new condition from now on; what it set aside before stays aside,"
                + " and what it let through goes on counting");
  }

  private static Optional<CountsFromNowOn> counted(PointRule rule, Engagement before) {
    int kept = kept(rule, before.points(), PointRule::kept);
    if (kept == 0) {
      return of(
          "rule", rule, "counts acts from now on, as no rule gave points for such acts before");
    }
    return rule.kept() <= kept
        ? Optional.empty()
        : of(
            "rule",
            rule,
            "looks at the newest %,d acts of a lead, but of those before only the newest %,d are known"
                .formatted(rule.kept(), kept));
  }

  private static Optional<CountsFromNowOn> triggered(HighIntentRule rule, Engagement before) {
    int kept = kept(rule, before.highIntent(), HighIntentRule::kept);
    if (kept == 0) {
      return of(
          "trigger", rule, "counts acts from now on, as no trigger looked at such acts before");
    }
    return rule.atLeast() <= kept
        ? Optional.empty()
        : of(
            "trigger",
            rule,
            "needs %,d acts of a lead, but of those before only the newest %,d are known"
                .formatted(rule.atLeast(), kept));
  }

  /**
   * How many of the newest acts that a rule looks at were kept for the rules before; 0 for none.
   */
  private static <R extends EventRule> int kept(R rule, List<R> before, ToIntFunction<R> kept) {
    return before.stream()
        .filter(old -> old.acts().equals(rule.acts()))
        .mapToInt(kept)
        .max()
        .orElse(0);
  }

  private static Optional<CountsFromNowOn> of(String noun, EventRule rule, String why) {
    return Optional.of(
        new CountsFromNowOn(rule.name(), "%s %s %s".formatted(noun, rule.name(), why)));
  }

  @Override
  public String toString() {
    return sentence;
  }
}
