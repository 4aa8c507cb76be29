package dev.handoff.contract;

import static dev.handoff.contract.Clause.Detail.many;
import static dev.handoff.contract.Clause.Detail.one;
import static dev.handoff.contract.InWords.condition;
import static dev.handoff.contract.InWords.count;
import static dev.handoff.contract.InWords.duration;
import static dev.handoff.contract.InWords.durationOrNone;
import static dev.handoff.contract.InWords.listOrNone;
import static dev.handoff.contract.InWords.number;
import static dev.handoff.contract.InWords.share;
import static java.util.Comparator.comparing;

import dev.handoff.contract.AssignmentTerms.DaysOff;
import dev.handoff.contract.AssignmentTerms.Pool;
import dev.handoff.contract.AssignmentTerms.Rep;
import dev.handoff.contract.Clause.Detail;
import dev.handoff.contract.Contract.NamedCondition;
import dev.handoff.contract.ContractPart.Clauses;
import dev.handoff.contract.ContractPart.Clauses.Kind;
import dev.handoff.contract.ContractPart.Term;
import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.Engagement.IgnoreRule;
import dev.handoff.contract.Engagement.PointRule;
import dev.handoff.contract.FindingTerms.ReasonBound;
import dev.handoff.contract.NotifyTerms.Subscription;
import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.MarketingPromise;
import dev.handoff.contract.SlaTerms.MarketingPromise.ConversionFloor;
import dev.handoff.contract.SlaTerms.MarketingPromise.Volume;
import dev.handoff.contract.SlaTerms.Promise;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every part of a contract, in the order of the document. The clauses are taken apart by record
 * patterns, so that the compiler asks for whatever a clause comes to say.
 */
final class ContractParts {

  private static final Kind CRITERION = new Kind("criterion", "leads fit without it", "");
  private static final Kind DISQUALIFIER =
      new Kind("disqualifier", "it no longer keeps a lead from becoming an MQL", "");
  private static final Kind IGNORE_RULE =
      new Kind(
          "ignore rule",
          "what it alone set aside counts again",
          ": what it alone set aside under its old name counts again");
  private static final Kind POINT_RULE = new Kind("rule", "its points no longer count", "");
  private static final Kind TRIGGER =
      new Kind("trigger", "it no longer makes an MQL of a lead that fits", "");
  private static final Kind REASON = new Kind("reason", "it is no longer accepted", null);
  private static final Kind EVIDENCE = new Kind("evidence", "it is no longer asked for", null);
  private static final Kind POOL = new Kind("pool", "it gets no more leads", "");
  private static final Kind REP = new Kind("rep", "its leads go to the others", null);
  private static final Kind CALENDAR = new Kind("calendar", "no promise runs on it any more", "");
  private static final Kind PROMISE = new Kind("promise", "it is no longer given", null);
  private static final Kind PROMISE_OF_MARKETING = new Kind("promise", "it is no longer given", "");

  private static final Kind REASON_BOUND =
      new Kind("reason", "it no longer stands out, however often it is given", null);

  private static final Kind SUBSCRIPTION = new Kind("subscription", "it is no longer told", "");

  static final List<ContractPart> ALL =
      List.of(
          new Term("id", Contract::id),
          new Term("version", contract -> Integer.toString(contract.version())),
          new Term("effective-from", contract -> contract.effectiveFrom().toString()),
          new Term("review-by", ContractParts::reviewBy),
          new Term("signed-by.marketing", contract -> contract.signedBy().marketing()),
          new Term("signed-by.sales", contract -> contract.signedBy().sales()),
          new Clauses(
              "fit.minimum", CRITERION, each(c -> c.fit().minimum(), ContractParts::criterion)),
          new Clauses("fit.points", POINT_RULE, each(c -> c.fit().points(), ContractParts::fact)),
          new Clauses(
              "disqualify", DISQUALIFIER, each(Contract::disqualifiers, ContractParts::criterion)),
          new Clauses(
              "engagement.ignore",
              IGNORE_RULE,
              each(c -> c.engagement().ignore(), ContractParts::ignored)),
          new Clauses(
              "engagement.points",
              POINT_RULE,
              each(c -> c.engagement().points(), ContractParts::act)),
          new Clauses(
              "engagement.high-intent",
              TRIGGER,
              each(c -> c.engagement().highIntent(), ContractParts::trigger)),
          new Term("mql.threshold", contract -> number(contract.mql().threshold())),
          new Term("mql.raise-when", contract -> written(contract.mql().raiseWhen())),
          new Term(
              "mql.raise-on-contract-change",
              contract -> Boolean.toString(contract.mql().raiseOnContractChange())),
          new Clauses(
              "lifecycle.acceptance.rejection-reasons",
              REASON,
              each(c -> c.lifecycle().rejectionReasons(), Clause::new)),
          new Clauses(
              "lifecycle.qualification.evidence",
              EVIDENCE,
              each(c -> c.lifecycle().qualification().evidence(), Clause::new)),
          new Term(
              "lifecycle.qualification.decision-within",
              contract -> duration(contract.lifecycle().qualification().decisionWithin())),
          new Clauses(
              "lifecycle.qualification.disqualification-reasons",
              REASON,
              each(c -> c.lifecycle().qualification().disqualificationReasons(), Clause::new)),
          new Term(
              "lifecycle.qualification.requires-opportunity",
              contract ->
                  Boolean.toString(contract.lifecycle().qualification().requiresOpportunity())),
          new Term(
              "lifecycle.sql-without-mql",
              contract -> contract.lifecycle().sqlWithoutMql() ? "allowed" : "forbidden"),
          new Term(
              "lifecycle.recycle.cool-down",
              contract -> duration(contract.lifecycle().recycle().coolDown())),
          new Term(
              "lifecycle.recycle.engagement",
              contract -> contract.lifecycle().recycle().resetsEngagement() ? "reset" : "keep"),
          new Term(
              "assignment.named-account-owner",
              contract -> contract.assignment().namedAccountOwnerFirst() ? "first" : "ignored"),
          new Clauses(
              "assignment.pools", POOL, each(c -> c.assignment().pools(), ContractParts::pool)),
          new Clauses("assignment.pools.reps", REP, ContractParts::reps),
          new Clauses("sla.calendars", CALENDAR, ContractParts::calendars),
          new Clauses(
              "sla.promises", PROMISE, each(c -> c.sla().promises(), ContractParts::promise)),
          new Clauses(
              "sla.marketing",
              PROMISE_OF_MARKETING,
              each(c -> c.sla().marketing(), ContractParts::marketing)),
          new Term("sla.findings.per", contract -> contract.sla().findings().per()),
          new Term(
              "sla.findings.min-sample",
              contract -> Integer.toString(contract.sla().findings().minSample())),
          new Term("sla.findings.settle", contract -> duration(contract.sla().findings().settle())),
          new Clauses(
              "sla.findings.reasons",
              REASON_BOUND,
              each(c -> c.sla().findings().reasons(), ContractParts::reasonBound)),
          new Term(
              "sla.findings.acceptance.far-below",
              contract -> share(contract.sla().findings().acceptance().farBelow())),
          new Term(
              "sla.findings.acceptance.below",
              contract -> share(contract.sla().findings().acceptance().below())),
          new Term(
              "sla.findings.acceptance.at-least",
              contract -> share(contract.sla().findings().acceptance().atLeast())),
          new Term("sla.findings.source", contract -> share(contract.sla().findings().source())),
          new Term("sla.apply-to-open", contract -> Boolean.toString(contract.sla().applyToOpen())),
          new Term("notify.max-age", contract -> duration(contract.notices().maxAge())),
          new Clauses(
              "notify.subscriptions",
              SUBSCRIPTION,
              each(c -> c.notices().subscriptions(), ContractParts::subscription)));

  private ContractParts() {}

  private static <T> Function<Contract, List<Clause>> each(
      Function<Contract, List<T>> members, Function<T, Clause> clause) {
    return contract -> members.apply(contract).stream().map(clause).toList();
  }

  private static String reviewBy(Contract contract) {
    var day = contract.reviewBy();
    return day == null ? "no day" : day.toString();
  }

  private static String written(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Clause criterion(NamedCondition criterion) {
    return switch (criterion) {
      case NamedCondition(var name, var when) -> new Clause(name, List.of(when(when)));
    };
  }

  private static Clause fact(Fit.PointRule rule) {
    return switch (rule) {
      case Fit.PointRule(var name, var when, var points) ->
          new Clause(name, List.of(when(when), Detail.points(points)));
    };
  }

  private static Clause ignored(IgnoreRule rule) {
    return switch (rule) {
      case IgnoreRule(var name, var on, var when) -> new Clause(name, List.of(on(on), when(when)));
    };
  }

  private static Clause act(PointRule rule) {
    return switch (rule) {
      case PointRule(
              var name,
              var on,
              var when,
              var points,
              var cap,
              var halfLife,
              var expiresAfter) ->
          new Clause(
              name,
              List.of(
                  on(on),
                  when(when),
                  Detail.points(points),
                  one("cap of %s", cap == null ? null : number(cap)),
                  one("half-life of %s", durationOrNone(halfLife)),
                  one("expiry after %s", durationOrNone(expiresAfter))));
    };
  }

  private static Clause trigger(HighIntentRule rule) {
    return switch (rule) {
      case HighIntentRule(var name, var on, var when, var slaClass, var atLeast, var within) ->
          new Clause(
              name,
              List.of(
                  on(on),
                  when(when),
                  one("class %s", slaClass),
                  one("minimum of %s", count(atLeast, "act")),
                  one("window of %s", durationOrNone(within))));
    };
  }

  private static Detail on(String eventType) {
    return one("event type %s", eventType);
  }

  private static Detail when(Condition when) {
    return one("condition %s", condition(when));
  }

  private static Clause pool(Pool pool) {
    return switch (pool) {
      case Pool(var name, var when, var atMost, var _) ->
          new Clause(name, List.of(when(when), limit(atMost)));
    };
  }

  private static List<Clause> reps(Contract contract) {
    return contract.assignment().pools().stream()
        .flatMap(pool -> pool.reps().stream().map(rep -> rep(pool, rep)))
        .toList();
  }

  private static Clause rep(Pool pool, Rep rep) {
    return switch (rep) {
      case Rep(var name, var atMost, var daysOff, var zone) ->
          new Clause(
              name + " in pool " + pool.name(),
              List.of(
                  limit(atMost),
                  many("days off %s", listOrNone(daysOff.stream().map(DaysOff::toString).toList())),
                  one("zone %s", zone.toString())));
    };
  }

  private static Detail limit(@Nullable Integer openLeads) {
    return one("limit of %s", openLeads == null ? null : count(openLeads, "open lead"));
  }

  private static List<Clause> calendars(Contract contract) {
    return contract.sla().calendars().entrySet().stream()
        .map(entry -> calendar(entry.getKey(), entry.getValue()))
        .sorted(comparing(Clause::name))
        .toList();
  }

  private static Clause calendar(String name, CalendarTerms calendar) {
    return switch (calendar) {
      case CalendarTerms(var zone, var hours, var holidays, var closed, var special) ->
          new Clause(
              name,
              List.of(
                  one("zone %s", zone.toString()),
                  many("hours %s", InWords.hours(hours)),
                  many("holidays of %s", holidays),
                  many(
                      "closed days %s",
                      listOrNone(closed.stream().sorted().map(LocalDate::toString).toList())),
                  many("special hours %s", listOrNone(InWords.special(special)))));
    };
  }

  private static Clause promise(Promise promise) {
    return switch (promise) {
      case Promise(
              var name,
              var slaClass,
              var within,
              var calendar,
              var warnAt,
              var escalate,
              var touchBefore,
              var pauseWhenAsked,
              var restartOnReassign) ->
          new Clause(
              slaClass == null ? name : name + " for class " + slaClass,
              List.of(
                  one("limit of %s", duration(within)),
                  one("calendar %s", calendar),
                  many("warnings at %s", listOrNone(warnAt.stream().map(at -> at + " %").toList())),
                  many(
                      "escalations after %s",
                      listOrNone(escalate.stream().map(InWords::duration).toList())),
                  one(
                      "a touch of up to %s before the MQL",
                      touchBefore.isZero() ? null : duration(touchBefore)),
                  one("pause when %s", pauseWhenAsked ? "the lead asks to be called later" : null),
                  one("fresh start %s", restartOnReassign ? "for another rep" : null)));
    };
  }

  private static Clause reasonBound(ReasonBound bound) {
    return switch (bound) {
      case ReasonBound(var reason, var atLeast) ->
          new Clause(reason, List.of(one("share of %s", share(atLeast))));
    };
  }

  private static Clause subscription(Subscription subscription) {
    return switch (subscription) {
      case Subscription(var name, var about, var when, var channel, var credential) ->
          new Clause(
              name,
              List.of(
                  one("subject %s", written(about)),
                  when(when),
                  one("channel %s", written(channel)),
                  one("credential %s", credential)));
    };
  }

  /** Both kinds say the same things in the same order, as one may become the other. */
  private static Clause marketing(MarketingPromise promise) {
    return switch (promise) {
      case Volume(var name, var atLeast, var per) ->
          new Clause(
              name,
              List.of(
                  one("minimum of %s", count(atLeast, "MQL")),
                  one("period %s", per),
                  one("stage %s", null),
                  one("limit of %s", null),
                  one("look back of %s", null),
                  one("sample of %s", null)));
      case ConversionFloor(var name, var of, var within, var atLeast, var over, var minSample) ->
          new Clause(
              name,
              List.of(
                  one("minimum of %s", share(atLeast)),
                  one("period %s", null),
                  one("stage %s", of),
                  one("limit of %s", duration(within)),
                  one("look back of %s", duration(over)),
                  one("sample of %s", count(minSample, "MQL"))));
    };
  }
}
