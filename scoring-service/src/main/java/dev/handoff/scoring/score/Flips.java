package dev.handoff.scoring.score;

import dev.handoff.contract.Condition;
import dev.handoff.contract.Engagement;
import dev.handoff.contract.Engagement.PointRule;
import dev.handoff.scoring.score.LeadScore.Criterion;
import dev.handoff.scoring.score.LeadScore.Fit;
import dev.handoff.scoring.score.ScoringRules.Streak;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** What would make a lead that does not qualify do so. */
final class Flips {
  /** Who needs more of the same than this is not told so: it would be no advice. */
  private static final int MOST_ACTS = 99;

  private static final int MOST_WAYS = 2;
  private static final int NEVER = Integer.MAX_VALUE;

  /** Less than this is noise of the last digits, not a lack of points. */
  private static final double NOISE = 1e-9;

  private final List<PointRule> rules;
  private final List<Kind> kinds;

  Flips(Engagement engagement) {
    this.rules = engagement.points();
    List<Kind> kinds = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (PointRule rule : rules) {
      if (rule.points() > 0 && known.add(rule.acts())) {
        kinds.add(new Kind(rule.name(), countingFor(rule)));
      }
    }
    this.kinds = List.copyOf(kinds);
  }

  /** The rules that certainly count what this one counts, whatever else may look at it. */
  private int[] countingFor(PointRule rule) {
    return IntStream.range(0, rules.size())
        .filter(i -> rules.get(i).on().equals(rule.on()))
        .filter(i ->
            rules.get(i).acts().equals(rule.acts()) || rules.get(i).when().equals(Condition.ALWAYS))
        .toArray();
  }

  /**
   * A kind of act that gives points, by the rule that says so, and the places of all that count it.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kind(String name, int[] rules) {}

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
    Now now = new Now(score);
    double needed = score.threshold() - score.fitPoints() - NOISE;
    List<Way> ways = new ArrayList<>(2 * MOST_WAYS);
    for (Kind kind : kinds) {
      consider(ways, kind.name(), now.timesNeeded(kind.rules(), needed));
    }
    return ways;
  }

  private static List<Way> byTriggers(List<Streak> streaks) {
    List<Way> ways = new ArrayList<>(MOST_WAYS + 1);
    for (Streak streak : streaks) {
      consider(ways, streak.terms().name(), streak.terms().atLeast() - streak.counting().size());
    }
    return ways;
  }

  /** Keeps those that need the fewest acts, and of as many the first. */
  private static void consider(List<Way> ways, String rule, int times) {
    int place = ways.size();
    while (place > 0 && ways.get(place - 1).times() > times) {
      place--;
    }
    if (times > MOST_ACTS || place == MOST_WAYS) {
      return;
    }
    ways.add(place, new Way(rule, times));
    if (ways.size() > MOST_WAYS) {
      ways.removeLast();
    }
  }

  /** What each rule contributes now, at its place. */
  private final class Now {
    private final double[] decayed = new double[rules.size()];
    private final double[] counted = new double[rules.size()];
    private final double balance;

    Now(LeadScore score) {
      balance = score.balance();
      List<Contribution> known = score.contributions();
      int next = 0;
      // Both are in the contract's order.
      for (int i = 0; i < decayed.length && next < known.size(); i++) {
        Contribution contribution = known.get(next);
        if (contribution.rule().equals(rules.get(i).name())) {
          decayed[i] = contribution.decayed();
          counted[i] = contribution.counted();
          next++;
        }
      }
      if (next < known.size()) {
        throw new IllegalStateException(
            "Expected contributions in the order of the contract's rules, but found %s behind %d of them"
                .formatted(known.get(next).rule(), next));
      }
    }

    /**
     * @param group places of the rules that count the act
     * @param needed what the balance has to reach
     */
    int timesNeeded(int[] group, double needed) {
      double others = balance;
      for (int rule : group) {
        others -= counted[rule];
      }
      if (others + most(group) < needed) {
        return NEVER;
      }
      double before = Double.NEGATIVE_INFINITY;
      for (int times = 1; times <= MOST_ACTS; times++) {
        double points = points(times, group);
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
    private double most(int[] group) {
      double most = 0;
      for (int rule : group) {
        most += points(rules.get(rule).points() > 0 ? MOST_ACTS : 0, rule);
      }
      return most;
    }

    private double points(int times, int[] group) {
      double points = 0;
      for (int rule : group) {
        points += points(times, rule);
      }
      return points;
    }

    private double points(int times, int rule) {
      PointRule terms = rules.get(rule);
      return Tally.capped(decayed[rule] + times * terms.points(), terms);
    }
  }
}
