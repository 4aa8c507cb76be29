package dev.handoff.sla.clock;

import static java.util.stream.Collectors.toSet;

import dev.handoff.sla.clock.ClockAlert.Started;
import dev.handoff.sla.clock.LeadStep.Raised;
import dev.handoff.sla.clock.SlaClock.Running;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every clock of a lead.
 *
 * @param leadId the lead
 * @param revision revision of the lead after the last step that was heard of; 0 before the first
 * @param rep rep who has the lead, if any
 * @param clocks the clocks of all its passes that are not forgotten yet
 */
public record LeadClocks(
    String leadId, long revision, @Nullable String rep, List<SlaClock> clocks) {

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
    return new LeadClocks(leadId, 0, null, List.of());
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
    LeadClocks informed = new LeadClocks(leadId, step.revision(), step.rep(), clocks);
    return switch (step.what()) {
      case Raised raised -> informed.started(raised, step, now);
      case LeadStep.Accepted(var talk) ->
          informed
              .moved(clock -> told(clock, step, now))
              .then(clocks -> clocks.started(talk, step, now));
      case LeadStep.What _ -> informed.moved(clock -> told(clock, step, now));
    };
  }

  /** Says what became due up to {@code now}, and forgets the clocks whose time is over. */
  public Turn onTime(Instant now) {
    Turn turn = moved(clock -> Clockwork.onTime(clock, now));
    List<SlaClock> kept =
        turn.clocks.clocks.stream().filter(clock -> !clock.isForgettable(now)).toList();
    return new Turn(new LeadClocks(leadId, revision, rep, kept), turn.alerts);
  }

  private Turn started(Raised raised, LeadStep step, Instant now) {
    Instant start = step.at().isAfter(now) ? now : step.at();
    List<Pledge> pledges = raised.promises().pledgesFor(step.handoff(), start, raised.slaClass());
    Set<String> owedAfresh = pledges.stream().map(Pledge::clockId).collect(toSet());
    List<SlaClock> all = new ArrayList<>(clocks);
    // Of a lead that was reopened: what ended is owed afresh.
    all.removeIf(clock -> owedAfresh.contains(clock.pledge().clockId()));
    pledges.forEach(pledge -> all.add(new Running(pledge, 0)));
    return new Turn(
        new LeadClocks(leadId, revision, rep, all),
        pledges.stream().<ClockAlert>map(Started::new).toList());
  }

  private Turn moved(Function<SlaClock, Movement> move) {
    List<Movement> movements = clocks.stream().map(move).toList();
    return new Turn(
        new LeadClocks(leadId, revision, rep, movements.stream().map(Movement::clock).toList()),
        movements.stream().flatMap(movement -> movement.alerts().stream()).toList());
  }

  private static Movement told(SlaClock clock, LeadStep step, Instant now) {
    return clock.pledge().handoff().cycleId().equals(step.handoff().cycleId())
        ? Clockwork.onStep(clock, step, now)
        : Movement.none(clock);
  }
}
