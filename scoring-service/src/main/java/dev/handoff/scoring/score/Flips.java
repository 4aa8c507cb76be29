package dev.handoff.scoring.score;

import dev.handoff.contract.Condition;
import dev.handoff.contract.Engagement;
import dev.handoff.contract.Engagement.PointRule;
import dev.handoff.scoring.score.LeadScore.Criterion;
import dev.handoff.scoring.score.LeadScore.Fit;
import dev.handoff.scoring.score.ScoringRules.Streak;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What would make a lead that does not qualify do so. */
final class Flips {
  /** Who needs more of the same than this is not told so: it would be no advice. */
  private static final int MOST_ACTS = 99;

  private static final int MOST_WAYS = 2;
  private static final int NEVER = Integer.MAX_VALUE;
  private static final Contribution NOTHING = new Contribution("", 0, 0, 0);

  /** Less than this is noise of the last digits, not a lack of points. */
  private static final double NOISE = 1e-9;

  private final List<Kind> kinds;

  Flips(Engagement engagement) {
    List<Kind> kinds = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (PointRule rule : engagement.points()) {
      if (rule.points() > 0 && known.add(rule.acts())) {
        kinds.add(new Kind(rule.name(), countingFor(rule, engagement)));
      }
    }
    this.kinds = List.copyOf(kinds);
  }

  /** The rules that certainly count what this one counts, whatever else may look at it. */
  private static List<PointRule> countingFor(PointRule rule, Engagement engagement) {
    return engagement.pointsOn(rule.on()).stream()
        .filter(other -> other.acts().equals(rule.acts()) || other.when().equals(Condition.ALWAYS))
        .toList();
  }

  /** A kind of act that gives points, by the rule that says so, and all that count it. */
  private record Kind(String name, List<PointRule> rules) {}

  /** An act, and how often it is needed. */
  private record Way(String rule, int times) {
    String words() {
      String name = rule.replace('-', ' ').replace('_', ' ');
      return times == 1 ? "one " + name : times + " × " + name;
    }
  }

  /** Sentences; all that they ask for is needed. None for a lead that qualifies. */
  List<String> sentences(LeadScore score, List<Streak> streaks) {
    List<String> sentences = new ArrayList<>(2);
    if (score.qualifies()) {
      return sentences;
    }
    if (!score.disqualifiers().isEmpty()) {
      sentences.add(
          "Disqualified by "
              + String.join(" and ", score.disqualifiers())
              + ": no act changes that");
      return sentences;
    }
    if (score.fit() != Fit.MET) {
      sentences.add(fit(score));
    }
    if (score.total() < score.threshold() && score.highIntent().isEmpty()) {
      sentences.add(points(score, streaks));
    }
    return sentences;
  }

  private static String fit(LeadScore score) {
    List<String> lacking = new ArrayList<>();
    for (Criterion criterion : score.criteria()) {
      switch (criterion.outcome()) {
        case FAILS -> lacking.add(criterion.name() + " does not hold" + found(criterion));
        case UNKNOWN -> lacking.add(criterion.name() + " is not known");
        case HOLDS -> {}
      }
    }
    return "Fit is "
        + score.fit().name().toLowerCase(Locale.ROOT)
        + ": "
        + String.join(", ", lacking);
  }

  private static String found(Criterion criterion) {
    List<String> found = new ArrayList<>(1);
    criterion.values().forEach((attribute, value) -> found.add(attribute + " is " + value));
    return found.isEmpty() ? "" : " (" + String.join(", ", found) + ")";
  }

  private String points(LeadScore score, List<Streak> streaks) {
    List<Way> ways = byPoints(score);
    ways.addAll(byTriggers(streaks));
    String missing = shown(score.threshold() - score.total());
    return missing
        + (missing.equals("1") ? " point short: " : " points short: ")
        + (ways.isEmpty() ? "more than any one kind of act can give" : either(ways));
  }

  /** Tenths of a point, rounded up: who is short of anything is not told to be short of nothing. */
  private static String shown(double missing) {
    long tenths = Math.max(1, (long) Math.ceil((missing - NOISE) * 10));
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  private static String either(List<Way> ways) {
    StringBuilder words = new StringBuilder(ways.getFirst().words());
    for (int i = 1; i < ways.size(); i++) {
      words.append(i == ways.size() - 1 ? ", or " : ", ").append(ways.get(i).words());
    }
    return words.toString();
  }

  private List<Way> byPoints(LeadScore score) {
    Map<String, Contribution> contributions = HashMap.newHashMap(score.contributions().size());
    score.contributions().forEach(each -> contributions.put(each.rule(), each));
    double balance = score.balance();
    double needed = score.threshold() - score.fitPoints() - NOISE;
    List<Way> ways = new ArrayList<>();
    for (Kind kind : kinds) {
      int times = timesNeeded(kind.rules(), contributions, balance, needed);
      if (times <= MOST_ACTS) {
        ways.add(new Way(kind.name(), times));
      }
    }
    return fewest(ways);
  }

  /**
   * @param contributions of all rules, by name
   * @param balance their sum
   * @param needed what it has to reach
   */
  private static int timesNeeded(
      List<PointRule> group,
      Map<String, Contribution> contributions,
      double balance,
      double needed) {
    List<Contribution> now = new ArrayList<>(group.size());
    double others = balance;
    for (PointRule rule : group) {
      Contribution contribution = contributions.getOrDefault(rule.name(), NOTHING);
      now.add(contribution);
      others -= contribution.counted();
    }
    if (others + most(group, now) < needed) {
      return NEVER;
    }
    double before = Double.NEGATIVE_INFINITY;
    for (int times = 1; times <= MOST_ACTS; times++) {
      double points = points(times, group, now);
      if (others + points >= needed) {
        return times;
      }
      if (points <= before) {
        return NEVER;
      }
      before = points;
    }
    return NEVER;
  }

  /** What so many acts can give at most, without a look at what they may take. */
  private static double most(List<PointRule> group, List<Contribution> now) {
    double most = 0;
    for (int i = 0; i < group.size(); i++) {
      PointRule rule = group.get(i);
      int times = rule.points() > 0 ? MOST_ACTS : 0;
      most += Tally.capped(now.get(i).decayed() + times * rule.points(), rule);
    }
    return most;
  }

  private static double points(int times, List<PointRule> group, List<Contribution> now) {
    double points = 0;
    for (int i = 0; i < group.size(); i++) {
      PointRule rule = group.get(i);
      points += Tally.capped(now.get(i).decayed() + times * rule.points(), rule);
    }
    return points;
  }

  private static List<Way> byTriggers(List<Streak> streaks) {
    List<Way> ways = new ArrayList<>();
    for (Streak streak : streaks) {
      int times = streak.terms().atLeast() - streak.counting().size();
      if (times <= MOST_ACTS) {
        ways.add(new Way(streak.terms().name(), times));
      }
    }
    return fewest(ways);
  }

  private static List<Way> fewest(List<Way> ways) {
    ways.sort(Comparator.comparingInt(Way::times));
    return new ArrayList<>(ways.subList(0, Math.min(MOST_WAYS, ways.size())));
  }
}
