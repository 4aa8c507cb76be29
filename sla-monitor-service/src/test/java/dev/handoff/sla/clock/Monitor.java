package dev.handoff.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.sla.clock.ClockAlert.Breached;
import dev.handoff.sla.clock.ClockAlert.CalledOff;
import dev.handoff.sla.clock.ClockAlert.Corrected;
import dev.handoff.sla.clock.ClockAlert.Escalated;
import dev.handoff.sla.clock.ClockAlert.Met;
import dev.handoff.sla.clock.ClockAlert.Started;
import dev.handoff.sla.clock.ClockAlert.Warned;
import dev.handoff.sla.clock.LeadClocks.Turn;
import dev.handoff.sla.clock.LeadStep.Accepted;
import dev.handoff.sla.clock.LeadStep.Assigned;
import dev.handoff.sla.clock.LeadStep.CallLater;
import dev.handoff.sla.clock.LeadStep.Raised;
import dev.handoff.sla.clock.LeadStep.Reaccepted;
import dev.handoff.sla.clock.LeadStep.Rejected;
import dev.handoff.sla.clock.LeadStep.TakenOut;
import dev.handoff.sla.clock.LeadStep.TalkedTo;
import dev.handoff.sla.clock.LeadStep.Tightened;
import dev.handoff.sla.clock.LeadStep.Touched;
import dev.handoff.sla.clock.LeadStep.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A monitor of one lead in words: given something, when something happens or time passes, then
 * these alerts and no others since the last then; that clocks start is not among them.
 */
final class Monitor {
  /** When the lead became an MQL. */
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private LeadClocks clocks;
  private Instant now = START;
  private long revision;
  private int cycle = 1;
  private final Contract contract;
  private final List<ClockAlert> said = new ArrayList<>();

  private Monitor(String leadId, Contract contract) {
    this.clocks = LeadClocks.none(leadId);
    this.contract = contract;
  }

  /** Something that happens to the lead, said to the monitor when it is written down. */
  record Happening(Function<Contract, What> what, Duration sinceStart, boolean dated, String rep) {
    /** It is true not of now, but of so long after the handoff. */
    Happening at(Duration sinceStart) {
      return new Happening(what, sinceStart, true, rep);
    }
  }

  record Given(String leadId, String slaClass) {}

  static Given mqlRaised(String leadId, String slaClass) {
    return new Given(leadId, slaClass);
  }

  static Monitor given(Given mql) {
    return given(mql, SalesPromises.usual());
  }

  static Monitor given(Given mql, Contract contract) {
    return new Monitor(mql.leadId, contract).when(raised(mql.slaClass));
  }

  static Happening raised(String slaClass) {
    return now(contract -> new Raised(slaClass, Promises.of(contract)));
  }

  static Happening touched() {
    return now(_ -> new Touched(true, null));
  }

  static Happening automatedEmail() {
    return now(_ -> new Touched(false, null));
  }

  static Happening accepted() {
    return now(
        contract -> new Accepted(new Raised("standard", Promises.of(contract).ofAcceptance())));
  }

  static Happening talkedTo() {
    return now(_ -> new TalkedTo());
  }

  /** A person reaches the lead, which asks to be called so long after the handoff. */
  static Happening askedForLater(Duration sinceStart) {
    return now(contract ->
        new Touched(true, new CallLater(START.plus(sinceStart), _ -> Promises.of(contract))));
  }

  static Happening reopenedAsSal(String slaClass) {
    return now(contract -> new Reaccepted(slaClass, Promises.of(contract)));
  }

  static Happening tightened(String slaClass) {
    return now(contract -> new Tightened(slaClass, Promises.of(contract)));
  }

  static Happening givenTo(String rep) {
    return new Happening(
        contract -> new Assigned(_ -> Promises.of(contract)), Duration.ZERO, false, rep);
  }

  static Happening rejected() {
    return now(_ -> new Rejected());
  }

  static Happening disqualified() {
    return now(_ -> new TakenOut());
  }

  static Duration hours(long hours) {
    return Duration.ofHours(hours);
  }

  static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  private static Happening now(Function<Contract, What> what) {
    return new Happening(what, Duration.ZERO, false, "dana");
  }

  Monitor when(Happening happening) {
    revision++;
    return hear(happening, revision);
  }

  /** The same record comes once more. */
  Monitor whenHeardAgain(Happening happening) {
    return hear(happening, revision);
  }

  /** The lead begins another pass. */
  Monitor whenRaisedAgain(String slaClass) {
    cycle++;
    return when(raised(slaClass));
  }

  /** It is written down only now that the step belongs to the pass before. */
  Monitor whenHeardOfTheFirstPass(Happening happening) {
    int current = cycle;
    cycle = 1;
    when(happening);
    cycle = current;
    return this;
  }

  /** Time passes under the monitor's eyes: it looks every minute. */
  Monitor whenTimePasses(Duration time) {
    for (Instant end = now.plus(time); now.isBefore(end); ) {
      Instant next = now.plus(minutes(1));
      now = next.isBefore(end) ? next : end;
      take(clocks.onTime(now));
    }
    return this;
  }

  /** Time passes while the monitor is down; then it looks once. */
  Monitor whenDownFor(Duration time) {
    whenBlindFor(time);
    take(clocks.onTime(now));
    return this;
  }

  /** Time passes while the monitor is down, and the records come first when it is back. */
  Monitor whenBlindFor(Duration time) {
    now = now.plus(time);
    return this;
  }

  Monitor then(String... alerts) {
    assertThat(said).extracting(Monitor::inWords).containsExactly(alerts);
    said.clear();
    return this;
  }

  Monitor thenNothing() {
    return then();
  }

  /** What was said since the last then, for whoever wants to look closer. */
  List<ClockAlert> said() {
    return Collections.unmodifiableList(said);
  }

  LeadClocks clocks() {
    return clocks;
  }

  static String warned(String promise, int percent) {
    return "warned of " + promise + " at " + percent + " %";
  }

  static String breached(String promise) {
    return promise + " breached";
  }

  static String escalated(String promise, int step) {
    return promise + " escalated, step " + step;
  }

  static String met(String promise) {
    return promise + " met";
  }

  static String cancelled(String promise) {
    return promise + " cancelled";
  }

  static String corrected(String promise) {
    return promise + " corrected";
  }

  private static String inWords(ClockAlert alert) {
    String promise = alert.pledge().kind().promise();
    return switch (alert) {
      case Started _ -> promise + " started";
      case Warned(_, int percent, _) -> warned(promise, percent);
      case Breached _ -> breached(promise);
      case Escalated(_, int step, _) -> escalated(promise, step);
      case Met _ -> met(promise);
      case CalledOff _ -> cancelled(promise);
      case Corrected _ -> corrected(promise);
    };
  }

  private Monitor hear(Happening happening, long revision) {
    Instant at = happening.dated ? START.plus(happening.sinceStart) : now;
    Handoff handoff = new Handoff(clocks.leadId(), "cycle-" + cycle, cycle);
    What what = happening.what.apply(contract);
    take(clocks.on(new LeadStep(handoff, revision, at, happening.rep, null, what), now));
    return this;
  }

  private void take(Turn turn) {
    clocks = turn.clocks();
    turn.alerts().stream().filter(alert -> !(alert instanceof Started)).forEach(said::add);
  }
}
