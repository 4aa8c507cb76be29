package dev.handoff.scoring.score;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
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
import dev.handoff.scoring.score.FitRules.Judgement;
import dev.handoff.scoring.score.LeadScore.HighIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract, made ready for scoring: an act meets only the rules on its type, and acts that
 * several rules look at are counted once.
 */
public final class ScoringRules {
  private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final Contract contract;
  private final String name;
  private final FitRules fit;
  private final List<Keyed<PointRule>> points;
  private final List<Keyed<HighIntentRule>> triggers;
  private final Set<String> keysOfPoints;
  private final Set<String> keysOfTriggers;
  private final Map<String, List<ActsToCount>> countedByType;
  private final List<String> ignoreRules;
  private final EarlierKeys earlierKeys;
  private final Map<String, Duration> firstTouch;
  private final Flips flips;

  /** A rule with the key of the acts that it looks at. */
  record Keyed<R extends EventRule>(String key, R terms) {
    static <R extends EventRule> List<Keyed<R>> all(List<R> rules) {
      return rules.stream().map(rule -> new Keyed<>(ActsToCount.key(rule), rule)).toList();
    }

    static <R extends EventRule> Set<String> keys(List<Keyed<R>> rules) {
      return rules.stream().map(Keyed::key).collect(toUnmodifiableSet());
    }
  }

  /** Makes a contract ready. */
  public ScoringRules(Contract contract) {
    this.contract = contract;
    this.name = contract.id() + "/" + contract.version();
    this.fit = new FitRules(contract);
    var engagement = contract.engagement();
    this.points = Keyed.all(engagement.points());
    this.triggers = Keyed.all(engagement.highIntent());
    this.keysOfPoints = Keyed.keys(points);
    this.keysOfTriggers = Keyed.keys(triggers);
    this.countedByType =
        byType(Stream.concat(engagement.points().stream(), engagement.highIntent().stream()));
    this.ignoreRules = engagement.ignore().stream().map(IgnoreRule::name).sorted().toList();
    this.earlierKeys = new EarlierKeys(engagement);
    this.firstTouch = firstTouch(contract);
    this.flips = new Flips(engagement);
  }

  private static Map<String, List<ActsToCount>> byType(Stream<? extends EventRule> rules) {
    Map<String, List<EventRule>> alike =
        rules.collect(groupingBy(EventRule::acts, TreeMap::new, mapping(rule -> rule, toList())));
    return alike.values().stream()
        .collect(groupingBy(rule -> rule.getFirst().on(), mapping(ActsToCount::of, toList())));
  }

  /** Id and version of the contract, as b2b-default/2. */
  public String name() {
    return name;
  }

  /** The contract. */
  public Contract contract() {
    return contract;
  }

  /** The sorted names of the ignore rules that match an act. */
  List<String> ignoring(Act act) {
    List<IgnoreRule> matching =
        matching(contract.engagement().ignoreOn(act.type()), IgnoreRule::when, act);
    return matching.isEmpty()
        ? List.of()
        : matching.stream().map(IgnoreRule::name).sorted().toList();
  }

  /** The acts to count that this one is of. */
  List<ActsToCount> countedFor(Act act) {
    return matching(countedByType.getOrDefault(act.type(), List.of()), ActsToCount::when, act);
  }

  private static <R> List<R> matching(List<R> rules, Function<R, Condition> when, Act act) {
    if (rules.isEmpty()) {
      return List.of();
    }
    Facts facts = Facts.ofEvent(act.attributes());
    List<R> matching = new ArrayList<>(rules.size());
    for (R rule : rules) {
      if (when.apply(rule).evaluate(facts) == Outcome.HOLDS) {
        matching.add(rule);
      }
    }
    return matching;
  }

  /** Asks the conditions on who a lead is. */
  Judged judge(Profile profile) {
    return new Judged(name, fit.judge(profile));
  }

  /** What these rules find of counts that were made under others, or by an earlier version. */
  Counts found(Counts counts) {
    Counts all = earlierKeys.adopted(counts);
    Map<String, Tally> tallies = new TreeMap<>(all.tallies());
    tallies.keySet().retainAll(keysOfPoints);
    Map<String, Newest> streaks = new TreeMap<>(all.streaks());
    streaks.keySet().retainAll(keysOfTriggers);
    return new Counts(tallies, streaks);
  }

  /** The score of a lead at {@code t}. */
  public LeadScore score(Scorecard card, Instant t) {
    return assess(card, t).score();
  }

  /** The score of a lead at {@code t}, with what follows from it. */
  public Assessment assess(Scorecard card, Instant t) {
    Counts counts = card.counting(ignoreRules);
    List<Counted> counted = counted(counts);
    List<Streak> streaks = streaks(counts, card.recycledAt(), t);
    return new Assessment(score(card, t, counted, streaks), counted, streaks, flips);
  }

  private LeadScore score(Scorecard card, Instant t, List<Counted> counted, List<Streak> streaks) {
    Judgement who = judgement(card);
    List<HighIntent> holding = holding(streaks);
    List<Contribution> contributions = new ArrayList<>(counted.size());
    for (Counted rule : counted) {
      contributions.add(rule.tally().at(t, rule.terms()));
    }
    return new LeadScore(
        t,
        contract.id(),
        contract.version(),
        who.fit(),
        who.criteria(),
        who.reasons(),
        contributions,
        contract.mql().threshold(),
        holding,
        who.disqualifiers(),
        slaClass(holding));
  }

  private Judgement judgement(Scorecard card) {
    Judged judged = card.judged();
    return judged != null && judged.contract().equals(name)
        ? judged.inWords(fit, card.profile())
        : fit.judgement(card.profile(), fit.judge(card.profile()));
  }

  /** A rule that gives points, with what is kept of its acts. */
  record Counted(PointRule terms, Tally tally) {}

  /** A trigger with the acts that count for it, newest first. */
  record Streak(HighIntentRule terms, List<Newest.Seen> counting) {
    boolean holds() {
      return counting.size() >= terms.atLeast();
    }
  }

  private List<Counted> counted(Counts counts) {
    List<Counted> counted = new ArrayList<>(points.size());
    for (Keyed<PointRule> rule : points) {
      Tally tally = counts.tallies().get(rule.key());
      if (tally != null) {
        counted.add(new Counted(rule.terms(), tally));
      }
    }
    return counted;
  }

  private List<Streak> streaks(Counts counts, @Nullable Instant recycledAt, Instant t) {
    List<Streak> streaks = new ArrayList<>(triggers.size());
    for (Keyed<HighIntentRule> rule : triggers) {
      Newest streak = counts.streaks().getOrDefault(rule.key(), Newest.NONE);
      streaks.add(new Streak(rule.terms(), counting(rule.terms(), streak, recycledAt, t)));
    }
    return streaks;
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

  private static List<HighIntent> holding(List<Streak> streaks) {
    List<HighIntent> holding = new ArrayList<>();
    for (Streak streak : streaks) {
      if (streak.holds()) {
        HighIntentRule rule = streak.terms();
        List<String> decisive = new ArrayList<>(rule.atLeast());
        for (int i = 0; i < rule.atLeast(); i++) {
          decisive.add(streak.counting().get(i).eventId());
        }
        holding.add(
            new HighIntent(
                rule.name(), rule.slaClass(), streak.counting().getFirst().at(), decisive));
      }
    }
    return holding;
  }

  /** Of several triggers, the class whose first touch is due soonest; else the contract's order. */
  private String slaClass(List<HighIntent> triggers) {
    String soonest = SlaTerms.STANDARD_CLASS;
    Duration within = null;
    for (HighIntent trigger : triggers) {
      Duration its = firstTouch.getOrDefault(trigger.slaClass(), NEVER);
      if (within == null || its.compareTo(within) < 0) {
        soonest = trigger.slaClass();
        within = its;
      }
    }
    return soonest;
  }

  /** How soon each class of the triggers is promised its first touch, where it is. */
  private static Map<String, Duration> firstTouch(Contract contract) {
    Map<String, Duration> within = new HashMap<>();
    for (HighIntentRule rule : contract.engagement().highIntent()) {
      contract
          .sla()
          .promise(SlaTerms.FIRST_TOUCH, rule.slaClass())
          .ifPresent(promise -> within.put(rule.slaClass(), promise.within()));
    }
    return within;
  }
}
