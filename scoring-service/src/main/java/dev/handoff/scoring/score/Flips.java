package dev.handoff.scoring.score;

import static java.util.stream.Collectors.joining;

import dev.handoff.contract.Engagement;
import dev.handoff.contract.Engagement.EventRule;
import dev.handoff.contract.Engagement.PointRule;
import dev.handoff.contract.Outcome;
import dev.handoff.scoring.score.LeadScore.Criterion;
import dev.handoff.scoring.score.LeadScore.Fit;
import dev.handoff.scoring.score.ScoringRules.Streak;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What would make a lead that does not qualify do so. */
final class Flips {
  /** Nobody plans for a lead to do the same thing more often than this. */
  private static final int MOST_ACTS = 9;

  private static final int MOST_WAYS = 2;

  /** Less than this is noise of the last digits, not a lack of points. */
  private static final double NOISE = 1e-9;

  private static final double LEAST_SHOWN = 0.1;

  private final LeadScore score;
  private final Engagement rules;

  Flips(LeadScore score, Engagement rules) {
    this.score = score;
    this.rules = rules;
  }

  /** An act, and how often it is needed. */
  private record Way(String rule, int times) {
    String words() {
      String name = rule.replace('-', ' ').replace('_', ' ');
      return times == 1 ? "one " + name : times + " × " + name;
    }
  }

  List<String> sentences(Counts counts, List<Streak> streaks) {
    List<String> sentences = new ArrayList<>();
    if (score.qualifies()) {
      return sentences;
    }
    if (!score.disqualifiers().isEmpty()) {
      sentences.add(
          "Disqualified by %s: no act changes that"
              .formatted(String.join(" and ", score.disqualifiers())));
      return sentences;
    }
    if (score.fit() != Fit.MET) {
      sentences.add(fit());
    }
    if (score.total() < score.threshold() && score.highIntent().isEmpty()) {
      sentences.add(points(counts, streaks));
    }
    return sentences;
  }

  private String fit() {
    return "Fit is %s: %s"
        .formatted(
            score.fit().name().toLowerCase(Locale.ROOT),
            score.criteria().stream()
                .filter(criterion -> criterion.outcome() != Outcome.HOLDS)
                .map(Flips::words)
                .collect(joining(", ")));
  }

  private static String words(Criterion criterion) {
    if (criterion.outcome() == Outcome.UNKNOWN) {
      return criterion.name() + " is not known";
    }
    String found =
        criterion.values().entrySet().stream()
            .map(value -> value.getKey() + " is " + value.getValue())
            .collect(joining(", "));
    return criterion.name() + " does not hold" + (found.isEmpty() ? "" : " (" + found + ")");
  }

  private String points(Counts counts, List<Streak> streaks) {
    double missing = score.threshold() - score.total();
    String shown =
        BigDecimal.valueOf(Math.max(missing - NOISE, LEAST_SHOWN))
            .setScale(1, RoundingMode.CEILING)
            .stripTrailingZeros()
            .toPlainString();
    List<String> ways =
        Stream.concat(byPoints(counts), byTriggers(streaks)).map(Way::words).toList();
    return "%s %s short: %s"
        .formatted(
            shown,
            shown.equals("1") ? "point" : "points",
            ways.isEmpty() ? "more than any one kind of act can give" : either(ways));
  }

  private static String either(List<String> ways) {
    int last = ways.size() - 1;
    return last == 0
        ? ways.getFirst()
        : String.join(", ", ways.subList(0, last)) + ", or " + ways.get(last);
  }

  /** Rules that look at the same acts go together: one act counts for all of them. */
  private Stream<Way> byPoints(Counts counts) {
    var alike = new TreeMap<String, List<PointRule>>();
    rules
        .points()
        .forEach(rule -> alike.computeIfAbsent(rule.acts(), _ -> new ArrayList<>()).add(rule));
    return rules.points().stream()
        .map(EventRule::acts)
        .distinct()
        .map(acts -> alike.getOrDefault(acts, List.of()))
        .flatMap(group -> way(group, counts).stream())
        .sorted(Comparator.comparingInt(Way::times))
        .limit(MOST_WAYS);
  }

  private Optional<Way> way(List<PointRule> alike, Counts counts) {
    PointRule first = alike.getFirst();
    Tally tally = counts.tallies().getOrDefault(ActsToCount.key(first), Tally.NONE);
    return IntStream.rangeClosed(1, MOST_ACTS)
        .filter(times -> reaches(times, alike, tally))
        .mapToObj(times -> new Way(first.name(), times))
        .findFirst();
  }

  private boolean reaches(int times, List<PointRule> alike, Tally tally) {
    double gain = 0;
    for (PointRule rule : alike) {
      Contribution now = tally.at(score.at(), rule);
      gain += Tally.capped(now.decayed() + times * rule.points(), rule) - now.counted();
    }
    double engagement = score.balance();
    return score.fitPoints() + Math.max(0, engagement + gain) >= score.threshold() - NOISE;
  }

  private static Stream<Way> byTriggers(List<Streak> streaks) {
    return streaks.stream()
        .map(streak ->
            new Way(streak.terms().name(), streak.terms().atLeast() - streak.counting().size()))
        .filter(way -> way.times() <= MOST_ACTS)
        .sorted(Comparator.comparingInt(Way::times))
        .limit(MOST_WAYS);
  }
}
