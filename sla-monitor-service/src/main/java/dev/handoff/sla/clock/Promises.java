package dev.handoff.sla.clock;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.handoff.contract.Contract;
import dev.handoff.contract.SlaTerms.Promise;
import dev.handoff.sla.clock.Pledge.Course;
import dev.handoff.sla.clock.Pledge.Escalation;
import dev.handoff.sla.clock.Pledge.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a contract promises at one moment of a handoff, with its calendars at hand. Immutable. */
public final class Promises {
  private final Contract contract;
  private final Map<String, BusinessCalendar> calendars;
  private final Set<PromiseKind> kinds;

  private Promises(
      Contract contract, Map<String, BusinessCalendar> calendars, Set<PromiseKind> kinds) {
    this.contract = contract;
    this.calendars = calendars;
    this.kinds = kinds;
  }

  /**
   * What a contract promises when a lead is handed over.
   *
   * @throws IllegalArgumentException if a calendar of the contract never opens, or asks for
   *     holidays that are not known
   */
  public static Promises of(Contract contract) {
    return new Promises(
        contract,
        contract.sla().calendars().entrySet().stream()
            .collect(
                toUnmodifiableMap(
                    Map.Entry::getKey, named -> BusinessCalendar.of(named.getValue()))),
        PromiseKind.OF_THE_HANDOFF);
  }

  /** What the same contract promises when a rep accepts the lead. */
  public Promises ofAcceptance() {
    return new Promises(contract, calendars, PromiseKind.OF_ACCEPTANCE);
  }

  /** Of each kind the promise that the contract has for the lead's class, or none. */
  List<Pledge> pledgesFor(
      Handoff handoff, Instant from, @Nullable String slaClass, @Nullable Span asked) {
    return Stream.of(PromiseKind.values())
        .filter(kinds::contains)
        .flatMap(kind ->
            contract.sla().promise(kind.promise(), slaClass).stream()
                .map(promise -> pledge(handoff, kind, promise, from))
                .map(pledge -> asked == null ? pledge : waiting(pledge, asked)))
        .toList();
  }

  /** Who asked before the clock started not to be called yet is not called yet. */
  private Pledge waiting(Pledge pledge, Span asked) {
    Span rest = asked.within(pledge.startedAt(), asked.to());
    return given(pledge)
        .filter(promise -> promise.pauseWhenAsked() && !rest.isEmpty())
        .map(promise ->
            reckoned(pledge, promise, calendar(pledge.calendar()), pledge.course().with(rest)))
        .orElse(pledge);
  }

  private Pledge pledge(Handoff handoff, PromiseKind kind, Promise promise, Instant start) {
    BusinessCalendar calendar = calendar(promise.calendar());
    Instant due = calendar.plus(start, promise.within());
    Course course = Course.straight(start, start.minus(promise.touchBefore()));
    return new Pledge(
        handoff,
        kind,
        promise.slaClass(),
        contract.id(),
        contract.version(),
        promise.calendar(),
        start,
        due,
        warnings(promise, calendar, start, Pauses.NONE),
        escalations(promise, calendar, due, Pauses.NONE),
        course);
  }

  /**
   * A promise that these terms gave, with another pause; the very same where it knows none.
   *
   * @param at when it was asked for
   */
  Pledge paused(Pledge pledge, Span pause, Instant at) {
    return given(pledge)
        .filter(Promise::pauseWhenAsked)
        .map(promise ->
            reckoned(
                pledge,
                promise,
                calendar(pledge.calendar()),
                pledge
                    .course()
                    .with(pause)
                    .moved(at)
                    .because(
                        "the lead asked at %s to be called after %s"
                            .formatted(pause.from(), pause.to()))))
        .orElse(pledge);
  }

  /**
   * A promise as it is after the lead did something more urgent: the one of the tighter class,
   * counted from then on, if that is due sooner; else the very same.
   *
   * @param at when the lead did it
   */
  Pledge tightened(Pledge pledge, @Nullable String slaClass, Instant at) {
    return contract
        .sla()
        .promise(pledge.kind().promise(), slaClass)
        .map(promise -> sooner(pledge, promise, at))
        .filter(sooner -> sooner.dueAt().isBefore(pledge.dueAt()))
        .orElse(pledge);
  }

  private Pledge sooner(Pledge pledge, Promise promise, Instant at) {
    return pledge(pledge.handoff(), pledge.kind(), promise, at)
        .startedAt(pledge.startedAt())
        .along(
            pledge
                .course()
                .countedFrom(at)
                .moved(at)
                .because("the lead did something more urgent at " + at));
  }

  /**
   * A promise that these terms gave, as another rep owes it from now on.
   *
   * @param asked from when until when the lead asked not to be called
   * @return empty if they let the other rep owe it by when it was owed
   */
  Optional<Pledge> afresh(Pledge pledge, Instant at, @Nullable Span asked) {
    return given(pledge)
        .filter(Promise::restartOnReassign)
        .map(promise -> pledge(pledge.handoff(), pledge.kind(), promise, at))
        // What was done before and is told late was done all the same.
        .map(it -> it.along(it.course().takingTouchesFrom(pledge.course().touchesFrom())))
        .map(it -> asked == null ? it : waiting(it, asked));
  }

  /**
   * A promise that was given before this version took effect: moved, if this version's calendars
   * would move it and it wants them to; held, with the reason why, if it does not want them to; the
   * very same if they would not.
   *
   * @param agreed the terms that gave it
   */
  public Pledge takenOver(Pledge pledge, Promises agreed) {
    Promise given = agreed.given(pledge).orElse(null);
    BusinessCalendar calendar = calendars.get(pledge.calendar());
    if (given == null || calendar == null) {
      return pledge;
    }
    Instant effective = contract.effectiveFrom();
    Pledge edited = reckoned(pledge, given, calendar, pledge.course().moved(effective));
    if (edited.dueAt().equals(pledge.dueAt())) {
      return pledge;
    }
    HeldDue held =
        HeldDue.of(
            pledge.dueAt(),
            new HeldDue.Edit(
                contract.version(), contract.sla().applyToOpen(), effective, edited.dueAt()));
    return held.dueAt().equals(pledge.dueAt())
        ? pledge.along(pledge.course().because(held.why()))
        : edited
            .along(edited.course().because(held.why()))
            .under(
                contract.version(),
                held.dueAt(),
                escalations(given, calendar, held.dueAt(), Pauses.of(pledge.course().pauses())));
  }

  /** Why each moment counts to a promise that these terms gave, or does not. */
  public List<Stretch> stretches(Pledge pledge, Instant to) {
    return calendar(pledge.calendar())
        .stretches(pledge.course().countedFrom(), to, Pauses.of(pledge.course().pauses()));
  }

  private Optional<Promise> given(Pledge pledge) {
    return contract.sla().promise(pledge.kind().promise(), pledge.slaClass());
  }

  private static Pledge reckoned(
      Pledge pledge, Promise promise, BusinessCalendar calendar, Course course) {
    Instant start = course.countedFrom();
    Pauses pauses = Pauses.of(course.pauses());
    Instant due = calendar.plus(start, promise.within(), pauses);
    return pledge.along(
        due,
        warnings(promise, calendar, start, pauses),
        escalations(promise, calendar, due, pauses),
        course);
  }

  private static List<Warning> warnings(
      Promise promise, BusinessCalendar calendar, Instant start, Pauses pauses) {
    List<Warning> warnings = new ArrayList<>();
    for (int percent : promise.warnAt()) {
      // Whole milliseconds, as they are stored: a restart must not move a warning.
      Duration share = Duration.ofMillis(promise.within().toMillis() * percent / 100);
      warnings.add(new Warning(percent, calendar.plus(start, share, pauses)));
    }
    return warnings;
  }

  private static List<Escalation> escalations(
      Promise promise, BusinessCalendar calendar, Instant due, Pauses pauses) {
    return IntStream.range(0, promise.escalateAfter().size())
        .mapToObj(
            i -> new Escalation(i + 1, calendar.plus(due, promise.escalateAfter().get(i), pauses)))
        .toList();
  }

  private BusinessCalendar calendar(String name) {
    BusinessCalendar calendar = calendars.get(name);
    if (calendar == null) {
      throw new IllegalArgumentException("Expected calendar %s, but found none".formatted(name));
    }
    return calendar;
  }
}
