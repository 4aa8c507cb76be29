package dev.handoff.scoring.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

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
import dev.handoff.scoring.score.LeadScore.Criterion;
import dev.handoff.scoring.score.LeadScore.Fit;
import dev.handoff.scoring.score.LeadScore.FitReason;
import dev.handoff.scoring.score.LeadScore.HighIntent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract, made ready for scoring: an act meets only the rules on its type, and every rule has a
 * definition, which says what it counts (not what that is worth).
 */
public final class ScoringRules {
  private final Contract contract;
  private final List<Defined<PointRule>> points;
  private final List<Defined<HighIntentRule>> highIntent;
  private final Map<String, List<Defined<PointRule>>> pointsByType;
  private final Map<String, List<Defined<HighIntentRule>>> highIntentByType;
  private final Map<String, List<IgnoreRule>> ignoreByType;

  /** A rule with its definition. */
  record Defined<R extends EventRule>(String definition, R terms) {}

  public ScoringRules(Contract contract) {
    this.contract = contract;
    this.points = defined(contract.engagement().points(), ScoringRules::definition);
    this.highIntent = defined(contract.engagement().highIntent(), ScoringRules::definition);
    this.pointsByType = counters(points, comparing(rule -> Tally.kept(rule.terms())));
    this.highIntentByType = counters(highIntent, comparing(rule -> rule.terms().atLeast()));
    this.ignoreByType = contract.engagement().ignore().stream().collect(groupingBy(IgnoreRule::on));
  }

  private static <R extends EventRule> List<Defined<R>> defined(
      List<R> rules, Function<R, String> definition) {
    return rules.stream().map(rule -> new Defined<>(definition.apply(rule), rule)).toList();
  }

  /**
   * What is to be counted for an act of a type: each definition once, however many rules share it,
   * and kept for the one that needs most.
   */
  private static <R extends EventRule> Map<String, List<Defined<R>>> counters(
      List<Defined<R>> rules, Comparator<Defined<R>> need) {
    return rules.stream()
        .collect(toMap(Defined::definition, rule -> rule, BinaryOperator.maxBy(need), TreeMap::new))
        .values()
        .stream()
        .collect(groupingBy(rule -> rule.terms().on()));
  }

  private static String definition(PointRule rule) {
    return digest(
        "%s if %s; half-life %s; expires after %s"
            .formatted(rule.on(), rule.when().source(), rule.halfLife(), rule.expiresAfter()));
  }

  private static String definition(HighIntentRule rule) {
    return digest("%s if %s; newest %d".formatted(rule.on(), rule.when().source(), rule.atLeast()));
  }

  /** Short, as every lead's state holds it: 64 bits tell a few dozen rules apart. */
  private static String digest(String definition) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(definition.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, Long.BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  boolean ignores(Act act) {
    return matching(ignoreByType.get(act.type()), IgnoreRule::when, act).findAny().isPresent();
  }

  Stream<Defined<PointRule>> pointRulesFor(Act act) {
    return matching(pointsByType.get(act.type()), rule -> rule.terms().when(), act);
  }

  Stream<Defined<HighIntentRule>> highIntentRulesFor(Act act) {
    return matching(highIntentByType.get(act.type()), rule -> rule.terms().when(), act);
  }

  private static <R> Stream<R> matching(
      @Nullable List<R> rules, Function<R, Condition> when, Act act) {
    if (rules == null) {
      return Stream.empty();
    }
    Facts facts = Facts.ofEvent(act.attributes());
    return rules.stream().filter(rule -> when.apply(rule).evaluate(facts) == Outcome.HOLDS);
  }

  /** The score of a lead at {@code t}. */
  public LeadScore score(Scorecard card, Instant t) {
    Facts facts = card.profile().facts();
    List<Criterion> criteria =
        contract.fit().minimum().stream()
            .map(c ->
                new Criterion(c.name(), c.when().evaluate(facts), values(c.when(), card.profile())))
            .toList();
    List<HighIntent> triggers = highIntent(card, t);
    return new LeadScore(
        t,
        contract.id(),
        contract.version(),
        Fit.of(criteria),
        criteria,
        contract.fit().points().stream()
            .filter(rule -> rule.when().evaluate(facts) == Outcome.HOLDS)
            .map(rule -> new FitReason(rule.name(), rule.points()))
            .toList(),
        points.stream()
            .filter(rule -> card.tallies().containsKey(rule.definition()))
            .map(rule ->
                card.tallies().getOrDefault(rule.definition(), Tally.NONE).at(t, rule.terms()))
            .toList(),
        contract.mql().threshold(),
        triggers,
        contract.disqualifiers().stream()
            .filter(rule -> rule.when().evaluate(facts) == Outcome.HOLDS)
            .map(Contract.NamedCondition::name)
            .toList(),
        slaClass(triggers));
  }

  private List<HighIntent> highIntent(Scorecard card, Instant t) {
    return highIntent.stream()
        .flatMap(rule ->
            holding(rule.terms(), card.streaks().getOrDefault(rule.definition(), Newest.NONE), t)
                .stream())
        .toList();
  }

  private static Optional<HighIntent> holding(HighIntentRule rule, Newest streak, Instant t) {
    Duration within = rule.within();
    List<Newest.Seen> counting = within == null ? streak.events() : streak.within(within, t);
    return counting.size() < rule.atLeast()
        ? Optional.empty()
        : Optional.of(
            new HighIntent(
                rule.name(),
                rule.slaClass(),
                counting.getFirst().at(),
                counting.stream().map(Newest.Seen::eventId).toList()));
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

  private static Map<String, String> values(Condition condition, Profile profile) {
    Map<String, String> values = new TreeMap<>();
    for (String attribute : condition.attributes()) {
      int dot = attribute.indexOf('.');
      Map<String, Object> subject =
          attribute.startsWith("lead.") ? profile.lead() : profile.company();
      Object value = subject.get(attribute.substring(dot + 1));
      if (value != null) {
        values.put(attribute, value.toString());
      }
    }
    return values;
  }
}
