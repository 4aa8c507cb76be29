package dev.handoff.scoring.score;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.handoff.contract.Condition;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Engagement.EventRule;
import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.Engagement.IgnoreRule;
import dev.handoff.contract.Engagement.PointRule;
import dev.handoff.contract.Facts;
import dev.handoff.contract.Outcome;
import dev.handoff.contract.SlaTerms;
import dev.handoff.contract.SlaTerms.Promise;
import dev.handoff.scoring.score.FitRules.Judgement;
import dev.handoff.scoring.score.LeadScore.HighIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract, made ready for scoring: an act meets only the rules on its type, and acts that
 * several rules look at are counted once.
 */
public final class ScoringRules {
  private final Contract contract;
  private final FitRules fit;
  private final List<Keyed<PointRule>> points;
  private final List<Keyed<HighIntentRule>> triggers;
  private final Map<String, List<ActsToCount>> countedByType;
  private final Map<String, List<ActsToCount>> triggersByType;
  private final List<String> ignoreRules;
  private final EarlierKeys earlierKeys;

  /** A rule with the key of the acts that it looks at. */
  record Keyed<R extends EventRule>(String key, R terms) {
    static <R extends EventRule> List<Keyed<R>> all(List<R> rules) {
      return rules.stream().map(rule -> new Keyed<>(ActsToCount.key(rule), rule)).toList();
    }
  }

  /** Makes a contract ready. */
  public ScoringRules(Contract contract) {
    this.contract = contract;
    this.fit = new FitRules(contract);
    var engagement = contract.engagement();
    this.points = Keyed.all(engagement.points());
    this.triggers = Keyed.all(engagement.highIntent());
    this.countedByType = byType(engagement.points(), ActsToCount::ofPoints);
    this.triggersByType = byType(engagement.highIntent(), ActsToCount::ofTriggers);
    this.ignoreRules = engagement.ignore().stream().map(IgnoreRule::name).sorted().toList();
    this.earlierKeys = new EarlierKeys(engagement);
  }

  private static <R extends EventRule> Map<String, List<ActsToCount>> byType(
      List<R> rules, Function<List<R>, ActsToCount> together) {
    Map<String, List<ActsToCount>> byType = new HashMap<>();
    rules.stream()
        .collect(groupingBy(EventRule::acts, TreeMap::new, toList()))
        .values()
        .forEach(alike ->
            byType
                .computeIfAbsent(alike.getFirst().on(), _ -> new ArrayList<>())
                .add(together.apply(alike)));
    return byType;
  }

  /** The contract. */
  public Contract contract() {
    return contract;
  }

  /** The sorted names of the ignore rules that match an act. */
  List<String> ignoring(Act act) {
    List<IgnoreRule> rules = contract.engagement().ignoreOn(act.type());
    return rules.isEmpty()
        ? List.of()
        : matching(rules, IgnoreRule::when, act).map(IgnoreRule::name).sorted().toList();
  }

  List<ActsToCount> countedFor(Act act) {
    return matching(countedByType.get(act.type()), act);
  }

  List<ActsToCount> triggersFor(Act act) {
    return matching(triggersByType.get(act.type()), act);
  }

  private static List<ActsToCount> matching(@Nullable List<ActsToCount> acts, Act act) {
    return acts == null ? List.of() : matching(acts, ActsToCount::when, act).toList();
  }

  private static <R> Stream<R> matching(List<R> rules, Function<R, Condition> when, Act act) {
    Facts facts = Facts.ofEvent(act.attributes());
    return rules.stream().filter(rule -> when.apply(rule).evaluate(facts) == Outcome.HOLDS);
  }

  /** What these rules find of counts that were made under others, or by an earlier version. */
  Counts found(Counts counts) {
    Counts all = earlierKeys.adopted(counts);
    var counted = points.stream().map(Keyed::key).collect(toUnmodifiableSet());
    var repeated = triggers.stream().map(Keyed::key).collect(toUnmodifiableSet());
    Map<String, Tally> tallies = new TreeMap<>(all.tallies());
    tallies.keySet().retainAll(counted);
    Map<String, Newest> streaks = new TreeMap<>(all.streaks());
    streaks.keySet().retainAll(repeated);
    return new Counts(tallies, streaks);
  }

  /** The score of a lead at {@code t}. */
  public LeadScore score(Scorecard card, Instant t) {
    Counts counts = card.counting(ignoreRules);
    Judgement judged = fit.judge(card.profile());
    List<HighIntent> holding = holding(counts, card.recycledAt(), t);
    return new LeadScore(
        t,
        contract.id(),
        contract.version(),
        judged.fit(),
        judged.criteria(),
        judged.reasons(),
        counted(counts).map(rule -> rule.tally().at(t, rule.terms())).toList(),
        contract.mql().threshold(),
        holding,
        judged.disqualifiers(),
        slaClass(holding));
  }

  /**
   * The first instant after the score's at which the lead can look different without any act: a
   * rounded point of its total, the threshold, an act that expires or a trigger's window. Never
   * later than that; where points of both signs decay, perhaps earlier.
   */
  public Optional<Instant> nextChange(Scorecard card, LeadScore score) {
    Counts counts = card.counting(ignoreRules);
    return new Outlook(score)
        .nextChange(counted(counts).toList(), streaks(counts, card.recycledAt(), score.at()));
  }

  /** What would make a lead that does not qualify do so, each a sentence; all are needed. */
  public List<String> flips(Scorecard card, LeadScore score) {
    Counts counts = card.counting(ignoreRules);
    return new Flips(score, contract.engagement())
        .sentences(counts, streaks(counts, card.recycledAt(), score.at()));
  }

  /** A rule that gives points, with what is kept of its acts. */
  record Counted(PointRule terms, Tally tally) {}

  /** A trigger with the acts that count for it, newest first. */
  record Streak(HighIntentRule terms, List<Newest.Seen> counting) {
    boolean holds() {
      return counting.size() >= terms.atLeast();
    }
  }

  private Stream<Counted> counted(Counts counts) {
    return points.stream()
        .filter(rule -> counts.tallies().containsKey(rule.key()))
        .map(rule ->
            new Counted(rule.terms(), counts.tallies().getOrDefault(rule.key(), Tally.NONE)));
  }

  private List<Streak> streaks(Counts counts, @Nullable Instant recycledAt, Instant t) {
    return triggers.stream()
        .map(rule -> {
          Newest streak = counts.streaks().getOrDefault(rule.key(), Newest.NONE);
          return new Streak(rule.terms(), counting(rule.terms(), streak, recycledAt, t));
        })
        .toList();
  }

  /** Without a window, an act counts until the next recycle. */
  private static List<Newest.Seen> counting(
      HighIntentRule rule, Newest streak, @Nullable Instant recycledAt, Instant t) {
    Duration within = rule.within();
    if (within != null) {
      return streak.within(within, t);
    }
    return recycledAt == null ? streak.events() : streak.since(recycledAt).events();
  }

  private List<HighIntent> holding(Counts counts, @Nullable Instant recycledAt, Instant t) {
    return streaks(counts, recycledAt, t).stream()
        .filter(Streak::holds)
        .map(streak ->
            new HighIntent(
                streak.terms().name(),
                streak.terms().slaClass(),
                streak.counting().getFirst().at(),
                streak.counting().stream()
                    .limit(streak.terms().atLeast())
                    .map(Newest.Seen::eventId)
                    .toList()))
        .toList();
  }

  /** Of several triggers, the class whose first touch is due soonest; else the contract's order. */
  private String slaClass(List<HighIntent> triggers) {
    return triggers.stream()
        .map(HighIntent::slaClass)
        .min(Comparator.comparing(this::firstTouchWithin))
        .orElse(SlaTerms.STANDARD_CLASS);
  }

  private Duration firstTouchWithin(String slaClass) {
    return contract
        .sla()
        .promise(SlaTerms.FIRST_TOUCH, slaClass)
        .map(Promise::within)
        .orElse(Duration.ofSeconds(Long.MAX_VALUE));
  }
}
