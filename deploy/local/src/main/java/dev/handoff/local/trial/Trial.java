package dev.handoff.local.trial;

import dev.handoff.local.Refusal;
import dev.handoff.local.agreement.ContractDesk;
import dev.handoff.local.agreement.ContractFile;
import dev.handoff.local.flow.Check;
import dev.handoff.local.flow.LedgerCycles;
import dev.handoff.local.reading.LedgerPositions;
import dev.handoff.local.reading.Settled;
import dev.handoff.local.stack.Down;
import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Restart;
import dev.handoff.local.stack.Restart.Ending;
import dev.handoff.local.stack.Securing;
import dev.handoff.local.stack.Status;
import dev.handoff.local.stack.Status.Health;
import dev.handoff.local.stack.Status.Line;
import dev.handoff.local.stack.Up;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Party;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Brings up a stack of its own with two instances of each service, restarts them one after the
 * other while leads come in and sales decides, and looks whether anything was lost or done twice.
 */
public final class Trial {
  static final int INSTANCES = 2;

  /** Services that have just started are slow at first. */
  private static final Duration WARMING_UP = Duration.ofSeconds(20);

  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final List<Party> ALL =
      List.of(
          Party.SCORING_SERVICE,
          Party.LIFECYCLE_SERVICE,
          Party.SCORING_SERVICE,
          Party.SLA_MONITOR_SERVICE);

  private final Place place;
  private final Plan plan;
  private final InstantSource time;
  private final Terminal terminal;

  /**
   * How it is to be tried.
   *
   * @param secure whether the parts are to let in only whom they know
   * @param leadsASecond how many leads come in, from 1
   * @param ending how the instances end
   */
  public record Plan(boolean secure, int leadsASecond, Ending ending) {}

  /** A trial in the given place, where nothing must be yet. */
  public Trial(Place place, Plan plan, InstantSource time, Terminal terminal) {
    this.place = place;
    this.plan = plan;
    this.time = time;
    this.terminal = terminal;
  }

  /**
   * Runs it.
   *
   * @return whether all that must be true is
   */
  public boolean run() throws IOException {
    // What an earlier run that was killed may have left.
    Down.run(place, true, terminal);
    try {
      if (plan.secure()) {
        Securing.run(place);
      }
      Up.run(place, INSTANCES, false, terminal);
      publishContract();
      return underLoad();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    } finally {
      Down.run(place, true, terminal);
    }
  }

  private void publishContract() throws IOException {
    var file =
        ContractFile.read(place.project().resolve("deploy/local/samples/trial/contract.yaml"));
    var desk = new ContractDesk(place);
    desk.publish(file, Optional.of("standing"));
    desk.awaitFollowers(file.contract());
  }

  private boolean underLoad() throws IOException, InterruptedException {
    try (var sales = new Sales(place, time);
        var load = new Load(place, time)) {
      sales.begin();
      terminal.say("%d leads a second come in.".formatted(plan.leadsASecond()));
      load.begin(plan.leadsASecond());
      Thread.sleep(WARMING_UP);
      var warm = time.instant();
      Thread.sleep(QUIET);
      var begin = time.instant();
      var restarted = Restart.run(place, List.of(), plan.ending(), terminal);
      var end = time.instant();
      Thread.sleep(QUIET);
      load.end();
      Settled.await(place, terminal, ALL);
      sales.end(load.leads().count());
      var proof = proof(load);
      LedgerPositions.awaitEnd(place, terminal);
      tell(load, sales, warm, begin, end);
      var tried = Proof.ofRestarts(instances(), restarted, plan.ending(), running());
      var good = Check.show(tried, terminal);
      return Check.show(proof.checks(sales.refusals(), LedgerCycles.byLead(place)), terminal)
          && good;
    }
  }

  private List<String> instances() {
    return place.services().flatMap(service -> service.names(INSTANCES)).toList();
  }

  private List<String> running() {
    return Status.of(place, time.instant()).stream()
        .filter(line -> line.health() == Health.READY)
        .map(Line::name)
        .filter(instances()::contains)
        .toList();
  }

  /** Once the monitor has found every breach, or time is up. */
  private Proof proof(Load load) throws InterruptedException {
    var leads = load.leads().toList();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var proof = new Proof(leads, Trace.of(place));
    while (!proof.knowsEveryBreach() && System.nanoTime() < deadline) {
      Thread.sleep(GLANCE);
      proof = new Proof(leads, Trace.of(place));
    }
    return proof;
  }

  private void tell(Load load, Sales sales, Instant warm, Instant begin, Instant end) {
    terminal.say(
        "%,d leads came; to restart all instances took %d s."
            .formatted(load.leads().count(), Duration.between(begin, end).toSeconds()));
    terminal.say("From the visit that decides to the MQL at sales:");
    terminal.say("  before           " + latency(load, sales, warm, begin));
    terminal.say("  while restarted  " + latency(load, sales, begin, end));
    terminal.say("  after            " + latency(load, sales, end, Instant.MAX));
    terminal.say(
        "Sales had to ask again %,d times: there was no answer, or not yet."
            .formatted(sales.askedAgain()));
  }

  private static Latency latency(Load load, Sales sales, Instant from, Instant to) {
    return Latency.of(load.decided(), sales.seen(), from, to);
  }
}
