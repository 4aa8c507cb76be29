package dev.handoff.sla.clock;

import dev.handoff.sla.clock.ClockAlert.Met;
import dev.handoff.sla.clock.ClockAlert.Started;
import dev.handoff.sla.clock.LeadStep.Agreed;
import dev.handoff.sla.clock.LeadStep.Assigned;
import dev.handoff.sla.clock.LeadStep.Raised;
import dev.handoff.sla.clock.LeadStep.Reaccepted;
import dev.handoff.sla.clock.LeadStep.Tightened;
import dev.handoff.sla.clock.SlaClock.Ended;
import dev.handoff.sla.clock.SlaClock.Running;
import dev.handoff.sla.clock.SlaClock.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every clock of a lead.
 *
 * @param leadId the lead
 * @param revision revision of the lead after the last step that was heard of; 0 before the first
 * @param rep rep who has the lead, if any
 * @param segment sales segment of the lead's company when it was last handed over, if known
 * @param contact what is remembered of touches
 * @param clocks the clocks of all its passes that are not forgotten yet
 */
public record LeadClocks(
    String leadId,
    long revision,
    @Nullable String rep,
    @Nullable String segment,
    Contact contact,
    List<SlaClock> clocks) {

  /**
   * What the clocks became, and what is to be said.
   *
   * @param clocks the lead's clocks from now on
   * @param alerts in the order in which they became true, for each clock
   */
  public record Turn(LeadClocks clocks, List<ClockAlert> alerts) {
    private Turn then(Function<LeadClocks, Turn> next) {
      Turn after = next.apply(clocks);
      return new Turn(after.clocks, Stream.concat(alerts.stream(), after.alerts.stream()).toList());
    }
  }

  public LeadClocks {
    clocks = List.copyOf(clocks);
  }

  /** A lead of which nothing was promised yet. */
  public static LeadClocks none(String leadId) {
    return new LeadClocks(leadId, 0, null, null, Contact.NONE, List.of());
  }

  /** Whether there is nothing left to remember. */
  public boolean isEmpty() {
    return clocks.isEmpty();
  }

  /**
   * Tells the clocks what happened. A step that was heard of before changes nothing.
   *
   * @param now the monitor's time
   */
  public Turn on(LeadStep step, Instant now) {
    if (step.revision() <= revision) {
      return new Turn(this, List.of());
    }
    LeadClocks informed =
        new LeadClocks(
            leadId,
            step.revision(),
            step.rep(),
            step.segment() == null ? segment : step.segment(),
            contact.after(step),
            clocks);
    return switch (step.what()) {
      case Raised raised -> informed.started(raised, step, now);
      case LeadStep.Accepted(var talk) ->
          informed
              .moved(clock -> told(clock, step, now))
              .then(clocks -> clocks.started(talk, step, now));
      case Reaccepted(var slaClass, var promises) ->
          informed
              .started(new Raised(slaClass, promises.ofAcceptance()), step, now)
              .then(clocks -> clocks.resumed(new Raised(slaClass, promises), step, now));
      case Tightened urgent -> informed.tightened(urgent, step, now);
      case Assigned(var agreed) when isGivenToAnother(step) ->
          informed.givenToAnother(agreed, step, now);
      case LeadStep.What _ -> informed.moved(clock -> told(clock, step, now));
    };
  }

  /** Clocks that run become due when a version of their contract says that took effect later. */
  public Turn under(LaterVersions versions, Instant now) {
    return moved(clock ->
        clock instanceof Running running ? taken(running, versions, now) : Movement.none(clock));
  }

  private static Movement taken(Running running, LaterVersions versions, Instant now) {
    Pledge pledge = versions.takenOver(running.pledge(), now);
    return pledge.dueAt().equals(running.pledge().dueAt())
        ? Movement.none(new Running(pledge, running.warned()))
        : Movement.of(Pausing.moved(running, pledge), new Started(pledge));
  }

  /** The same, and then {@link #on(LeadStep, Instant)}. */
  public Turn on(LeadStep step, LaterVersions versions, Instant now) {
    return step.revision() <= revision
        ? new Turn(this, List.of())
        : under(versions, now).then(clocks -> clocks.on(step, now));
  }

  /**
   * The same, and then {@link #onTime(Instant)}: a clock that a later version gives more time is
   * not broken before it was moved.
   */
  public Turn onTime(LaterVersions versions, Instant now) {
    return under(versions, now).then(clocks -> clocks.onTime(now));
  }

  /** Says what became due up to {@code now}, and forgets the clocks whose time is over. */
  public Turn onTime(Instant now) {
    Turn turn = moved(clock -> Clockwork.onTime(clock, now));
    List<SlaClock> kept =
        turn.clocks.clocks.stream().filter(clock -> !clock.isForgettable(now)).toList();
    return new Turn(turn.clocks.with(kept), turn.alerts);
  }

  private Turn started(Raised raised, LeadStep step, Instant now) {
    return started(owed(raised, step, now), now);
  }

  /** What was called off runs again; what was kept or broken had its verdict. */
  private Turn resumed(Raised raised, LeadStep step, Instant now) {
    return started(owed(raised, step, now).filter(this::wasCalledOff), now);
  }

  private Stream<Pledge> owed(Raised raised, LeadStep step, Instant now) {
    return raised
        .promises()
        .pledgesFor(step.handoff(), notAhead(step, now), raised.slaClass(), contact.asked())
        .stream();
  }

  /** What nobody owed so far is owed from now on; what is over stays so. */
  private Turn tightened(Tightened urgent, LeadStep step, Instant now) {
    Raised raised = new Raised(urgent.slaClass(), urgent.promises());
    return moved(clock ->
            isOf(clock, step)
                ? Clockwork.onUrgency(clock, urgent, notAhead(step, now))
                : Movement.none(clock))
        .then(clocks ->
            clocks.started(
                clocks
                    .owed(raised, step, now)
                    .filter(pledge -> pledge.kind() == PromiseKind.FIRST_TOUCH)
                    .filter(pledge -> clocks.rounds(pledge).findAny().isEmpty()),
                now));
  }

  /** Whoever helps himself to a lead that nobody has takes nothing from anybody. */
  private boolean isGivenToAnother(LeadStep step) {
    return rep != null && step.rep() != null && !rep.equals(step.rep());
  }

  private Turn givenToAnother(Agreed agreed, LeadStep step, Instant now) {
    Instant at = notAhead(step, now);
    Map<SlaClock, Pledge> afresh = new LinkedHashMap<>();
    clocks.stream()
        .filter(clock -> !(clock instanceof Ended) && isOf(clock, step))
        .forEach(clock ->
            agreed
                .termsOf(clock.pledge())
                .afresh(clock.pledge(), clock.pledge().notBeforeItsStart(at), contact.asked())
                .ifPresent(pledge -> afresh.put(clock, pledge)));
    return moved(clock -> calledOff(clock, afresh.get(clock), now))
        .then(clocks -> clocks.started(afresh.values().stream(), now));
  }

  private static Movement calledOff(SlaClock clock, @Nullable Pledge next, Instant now) {
    return next == null ? Movement.none(clock) : Clockwork.callOff(clock, next.startedAt(), now);
  }

  private static Instant notAhead(LeadStep step, Instant now) {
    return step.at().isAfter(now) ? now : step.at();
  }

  private Turn started(Stream<Pledge> pledges, Instant now) {
    List<SlaClock> all = new ArrayList<>(clocks);
    List<ClockAlert> alerts = new ArrayList<>();
    pledges.forEach(given -> {
      List<SlaClock> before = rounds(given).toList();
      // What ended stays, for what is told late of it.
      all.removeIf(clock -> before.contains(clock) && !(clock instanceof Ended));
      Pledge pledge = given.inRound(nextRound(before));
      alerts.add(new Started(pledge));
      all.add(begun(pledge, now, alerts));
    });
    return new Turn(with(all), alerts);
  }

  /** Where the contract says so, a touch from shortly before keeps the promise as it is given. */
  private SlaClock begun(Pledge pledge, Instant now, List<ClockAlert> alerts) {
    Instant touchedAt = contact.touchedAt();
    if (pledge.kind() == PromiseKind.FIRST_TOUCH
        && touchedAt != null
        && touchedAt.isBefore(pledge.startedAt())
        && !touchedAt.isBefore(pledge.course().touchesFrom())) {
      alerts.add(new Met(pledge, touchedAt));
      return new Ended(pledge, Verdict.KEPT, now, touchedAt);
    }
    return new Running(pledge, 0);
  }

  private boolean wasCalledOff(Pledge pledge) {
    return rounds(pledge).reduce((_, last) -> last).stream()
        .anyMatch(clock -> clock instanceof Ended ended && ended.verdict() == Verdict.CALLED_OFF);
  }

  private static int nextRound(List<SlaClock> before) {
    return before.stream().mapToInt(it -> it.pledge().course().round() + 1).max().orElse(0);
  }

  /** The clocks of the same promise in the same pass, in order. */
  private Stream<SlaClock> rounds(Pledge pledge) {
    return clocks.stream().filter(clock -> clock.pledge().isOf(pledge.handoff(), pledge.kind()));
  }

  private LeadClocks with(List<SlaClock> others) {
    return new LeadClocks(leadId, revision, rep, segment, contact, others);
  }

  private Turn moved(Function<SlaClock, Movement> move) {
    List<Movement> movements = clocks.stream().map(move).toList();
    return new Turn(
        with(movements.stream().map(Movement::clock).toList()),
        movements.stream().flatMap(movement -> movement.alerts().stream()).toList());
  }

  private static Movement told(SlaClock clock, LeadStep step, Instant now) {
    return isOf(clock, step) ? Clockwork.onStep(clock, step, now) : Movement.none(clock);
  }

  private static boolean isOf(SlaClock clock, LeadStep step) {
    return clock.pledge().handoff().cycleId().equals(step.handoff().cycleId());
  }
}
