package dev.handoff.sla.clock;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was promised for one handoff, and every instant that follows from it. It is fixed when the
 * clock starts: what moves it is a pause that the lead asked for, something more urgent that it
 * did, and a contract that says so.
 *
 * @param handoff for which pass of which lead
 * @param kind what was promised
 * @param slaClass the class of promise; null where it holds for all
 * @param contractId the contract that says so
 * @param contractVersion its version, from 1
 * @param calendar name of the calendar that time is counted on
 * @param startedAt when the clock started
 * @param dueAt the last instant that is in time
 * @param warnings when to warn, growing
 * @param escalations when to escalate a broken promise, growing
 * @param course what tells it from a promise that was given once and left as it was
 */
public record Pledge(
    Handoff handoff,
    PromiseKind kind,
    @Nullable String slaClass,
    String contractId,
    int contractVersion,
    String calendar,
    Instant startedAt,
    Instant dueAt,
    List<Warning> warnings,
    List<Escalation> escalations,
    Course course) {

  /**
   * @param percent how much of the open time has passed, 1 to 99
   * @param at when that is so
   */
  public record Warning(int percent, Instant at) {}

  /**
   * @param step which escalation it is, from 1
   * @param at when it is due
   */
  public record Escalation(int step, Instant at) {}

  /**
   * What became of a promise after it was first given.
   *
   * @param round how often the same was owed before in this pass, from 0: a lead that is reopened
   *     is owed afresh
   * @param countedFrom from when on time is counted: from the start, or from an act of the lead
   *     that called for a tighter promise
   * @param touchesFrom from when on a touch keeps it
   * @param pauses when no time counts, in the order in which they were heard of
   * @param moves how often the due instant has moved
   * @param movedAt when what moved it last was true; null for never
   * @param why why it is due then, as it goes after “as”; null if as it was first given
   */
  public record Course(
      int round,
      Instant countedFrom,
      Instant touchesFrom,
      List<Span> pauses,
      int moves,
      @Nullable Instant movedAt,
      @Nullable String why) {
    public Course {
      pauses = List.copyOf(pauses);
    }

    /** Given once, and left as it was. */
    public static Course straight(Instant countedFrom, Instant touchesFrom) {
      return new Course(0, countedFrom, touchesFrom, List.of(), 0, null, null);
    }

    Course inRound(int number) {
      return new Course(number, countedFrom, touchesFrom, pauses, moves, movedAt, why);
    }

    Course takingTouchesFrom(Instant instant) {
      return new Course(round, countedFrom, instant, pauses, moves, movedAt, why);
    }

    Course countedFrom(Instant instant) {
      return new Course(round, instant, touchesFrom, pauses, moves, movedAt, why);
    }

    Course with(Span pause) {
      List<Span> more = Stream.concat(pauses.stream(), Stream.of(pause)).toList();
      return new Course(round, countedFrom, touchesFrom, more, moves, movedAt, why);
    }

    Course because(String reason) {
      return new Course(round, countedFrom, touchesFrom, pauses, moves, movedAt, reason);
    }

    Course moved(Instant at) {
      return new Course(round, countedFrom, touchesFrom, pauses, moves + 1, at, why);
    }
  }

  public Pledge {
    warnings = List.copyOf(warnings);
    escalations = List.copyOf(escalations);
  }

  boolean isInTime(Instant at) {
    return !at.isAfter(dueAt);
  }

  /** A watch that is off tells of things before they could be. */
  Instant notBeforeItsStart(Instant at) {
    return at.isBefore(startedAt) ? startedAt : at;
  }

  boolean isOf(Handoff pass, PromiseKind what) {
    return kind == what && handoff.cycleId().equals(pass.cycleId());
  }

  Pledge inRound(int round) {
    return along(course.inRound(round));
  }

  Pledge along(Course onwards) {
    return along(dueAt, warnings, escalations, onwards);
  }

  /** The same promise of a clock that started at another instant. */
  Pledge startedAt(Instant start) {
    return new Pledge(
        handoff,
        kind,
        slaClass,
        contractId,
        contractVersion,
        calendar,
        start,
        dueAt,
        warnings,
        escalations,
        course);
  }

  /** The same promise with other instants. */
  Pledge along(Instant due, List<Warning> warned, List<Escalation> escalated, Course onwards) {
    return new Pledge(
        handoff,
        kind,
        slaClass,
        contractId,
        contractVersion,
        calendar,
        startedAt,
        due,
        warned,
        escalated,
        onwards);
  }

  /** The same as a later version of the contract has it. */
  Pledge under(int version, Instant due, List<Escalation> escalated) {
    return new Pledge(
        handoff,
        kind,
        slaClass,
        contractId,
        version,
        calendar,
        startedAt,
        due,
        warnings,
        escalated,
        course);
  }

  /** The clock's own name, the same on every replay. */
  public String clockId() {
    String name = String.join("\n", handoff.leadId(), handoff.cycleId(), kind.promise());
    return course.round == 0 ? name : name + "\n" + course.round;
  }
}
