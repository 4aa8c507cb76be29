package dev.handoff.scoring.score;

import static java.util.Comparator.comparing;

import dev.handoff.contract.Condition;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contract.NamedCondition;
import dev.handoff.contract.Engagement;
import dev.handoff.contract.Engagement.EventRule;
import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.Engagement.PointRule;
import dev.handoff.contract.Facts;
import dev.handoff.contract.Outcome;
import dev.handoff.contract.SlaTerms.Promise;
import dev.handoff.scoring.score.LeadScore.Fit;
import dev.handoff.scoring.score.LeadScore.FitReason;
import dev.handoff.scoring.score.LeadScore.HighIntent;
import dev.handoff.scoring.score.Told.Did;
import dev.handoff.scoring.score.Told.Is;
import dev.handoff.scoring.score.Told.Recycled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The definition of a score, word by word, over a lead's whole history: slow, and easy to believe.
 * It shares nothing with what it is compared to but the contract, its conditions, and records that
 * only hold values.
 */
public final class NaiveScore {
  private final Contract contract;
  private final Map<String, Did> distinct = new LinkedHashMap<>();
  private Profile profile = Profile.UNKNOWN;
  private Instant recycledAt = Instant.MIN;
  private Instant resetAt = Instant.MIN;

  /** Of a lead of which all this was told, in this order, under a contract. */
  public NaiveScore(Contract contract, List<? extends Told> history) {
    this.contract = contract;
    for (Told told : history) {
      switch (told) {
        case Did did -> distinct.putIfAbsent(did.act().eventId(), did);
        case Is(var other) -> profile = isOlder(other) ? profile : other;
        case Recycled(var at, var resets) -> {
          recycledAt = later(recycledAt, at);
          resetAt = resets ? later(resetAt, at) : resetAt;
        }
      }
    }
  }

  /** Of a lead that did this and of which nothing else is known. */
  public static NaiveScore ofActs(Contract contract, List<Act> acts) {
    return new NaiveScore(contract, acts.stream().map(act -> new Did(act, contract)).toList());
  }

  private boolean isOlder(Profile other) {
    return profile.asOf() != null && other.asOf() != null && other.asOf().isBefore(profile.asOf());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Below if a criterion fails, else unknown if one is not known, else met. */
  public Fit fit() {
    List<Outcome> outcomes = criteria().values().stream().toList();
    if (outcomes.contains(Outcome.FAILS)) {
      return Fit.BELOW;
    }
    return outcomes.contains(Outcome.UNKNOWN) ? Fit.UNKNOWN : Fit.MET;
  }

  /** What became of each criterion, in the contract's order. */
  public Map<String, Outcome> criteria() {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    contract.fit().minimum().forEach(rule -> outcomes.put(rule.name(), ofLead(rule.when())));
    return outcomes;
  }

  /** Facts that give points, in the contract's order. */
  public List<FitReason> fitReasons() {
    return contract.fit().points().stream()
        .filter(rule -> ofLead(rule.when()) == Outcome.HOLDS)
        .map(rule -> new FitReason(rule.name(), rule.points()))
        .toList();
  }

  /** What keeps the lead from ever becoming an MQL, in the contract's order. */
  public List<String> disqualifiers() {
    return contract.disqualifiers().stream()
        .filter(rule -> ofLead(rule.when()) == Outcome.HOLDS)
        .map(NamedCondition::name)
        .toList();
  }

  private Outcome ofLead(Condition condition) {
    return condition.evaluate(Facts.ofProfile(profile.lead(), profile.company()));
  }

  /** What each rule contributes that has an act, in the contract's order. */
  public List<Contribution> contributions(Instant t) {
    return contract.engagement().points().stream()
        .flatMap(rule -> contribution(rule, t).stream())
        .toList();
  }

  private Optional<Contribution> contribution(PointRule rule, Instant t) {
    List<Act> acts = counting(rule, Engagement::points);
    double left = 0;
    for (Act act : acts) {
      double age = Duration.between(act.occurredAt(), t).toMillis();
      if (rule.halfLife() != null) {
        left += rule.points() * Math.pow(2, -age / rule.halfLife().toMillis());
      } else if (rule.expiresAfter() == null || age < rule.expiresAfter().toMillis()) {
        left += rule.points();
      }
    }
    double counted = rule.cap() == null ? left : Math.max(-rule.cap(), Math.min(rule.cap(), left));
    return acts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Contribution(rule.name(), rule.points() * acts.size(), left, counted));
  }

  /**
   * Acts that were looked at when they arrived, that nobody ignores, and that no reset ended. Under
   * a contract that did not look at them an act is lost, as the whole history is kept nowhere.
   */
  private <R extends EventRule> List<Act> counting(R rule, Function<Engagement, List<R>> list) {
    return distinct.values().stream()
        .filter(did -> looksAt(list.apply(did.under().engagement()), rule))
        .filter(did -> !isIgnored(did))
        .map(Did::act)
        .filter(act -> matches(rule, act))
        .filter(act -> !act.occurredAt().isBefore(resetAt))
        .toList();
  }

  private static boolean looksAt(List<? extends EventRule> rules, EventRule at) {
    return rules.stream()
        .anyMatch(
            rule -> rule.on().equals(at.on()) && rule.when().source().equals(at.when().source()));
  }

  /** Ignored by a rule of when it arrived, whose name the contract still has. */
  private boolean isIgnored(Did did) {
    return did.under().engagement().ignore().stream()
        .filter(rule -> matches(rule, did.act()))
        .anyMatch(rule ->
            contract.engagement().ignore().stream()
                .anyMatch(still -> still.name().equals(rule.name())));
  }

  private static boolean matches(EventRule rule, Act act) {
    return rule.on().equals(act.type())
        && rule.when().evaluate(Facts.ofEvent(act.attributes())) == Outcome.HOLDS;
  }

  /** Triggers that hold, in the contract's order. */
  public List<HighIntent> highIntent(Instant t) {
    return contract.engagement().highIntent().stream()
        .flatMap(rule -> trigger(rule, t).stream())
        .toList();
  }

  private Optional<HighIntent> trigger(HighIntentRule rule, Instant t) {
    List<Act> acts = new ArrayList<>(counting(rule, Engagement::highIntent));
    acts.removeIf(act ->
        rule.within() == null
            ? act.occurredAt().isBefore(recycledAt)
            : Duration.between(act.occurredAt(), t).compareTo(rule.within()) >= 0);
    if (acts.size() < rule.atLeast()) {
      return Optional.empty();
    }
    acts.sort(comparing(Act::occurredAt).reversed().thenComparing(Act::eventId));
    return Optional.of(
        new HighIntent(
            rule.name(),
            rule.slaClass(),
            acts.getFirst().occurredAt(),
            acts.stream().limit(rule.atLeast()).map(Act::eventId).toList()));
  }

  /** Sum of the fit reasons. */
  public double fitPoints() {
    return fitReasons().stream().mapToDouble(FitReason::points).sum();
  }

  /** Sum of the contributions, at least 0. */
  public double engagement(Instant t) {
    return Math.max(0, contributions(t).stream().mapToDouble(Contribution::counted).sum());
  }

  /** Fit points and engagement. */
  public double total(Instant t) {
    return fitPoints() + engagement(t);
  }

  /** Fit met, nothing that disqualifies, and the threshold or a trigger. */
  public boolean qualifies(Instant t) {
    return fit() == Fit.MET
        && disqualifiers().isEmpty()
        && (total(t) >= contract.mql().threshold() || !highIntent(t).isEmpty());
  }

  /** Of the triggers' classes the one whose first touch is promised soonest. */
  public String slaClass(Instant t) {
    return highIntent(t).stream()
        .map(HighIntent::slaClass)
        .min(comparing(this::firstTouch))
        .orElse("standard");
  }

  private Duration firstTouch(String slaClass) {
    return Stream.of(slaClass, "standard")
        .flatMap(each ->
            contract.sla().promises().stream()
                .filter(p -> p.name().equals("first-touch") && each.equals(p.slaClass())))
        .map(Promise::within)
        .findFirst()
        .orElseThrow();
  }
}
