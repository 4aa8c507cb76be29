package dev.handoff.local.flow;

import dev.handoff.local.intake.Intake;
import dev.handoff.local.intake.Report;
import dev.handoff.local.reading.Settled;
import dev.handoff.local.sample.B2bSample.Expectation;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Party;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends the sample that ships through a running stack. */
public final class SampleRun {
  private static final List<Party> ALL =
      List.of(Party.SCORING_SERVICE, Party.LIFECYCLE_SERVICE, Party.SLA_MONITOR_SERVICE);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(500);

  private final Place place;
  private final Terminal terminal;

  /** A run through the given stack. */
  public SampleRun(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  /** Imports the sample, its newest event being now, and waits until all services have it. */
  public Report go() throws IOException {
    var folder = place.project().resolve("deploy/local/samples/b2b");
    var wish = wish(folder);
    var report = new Intake(place, terminal, InstantSource.system()).run(wish);
    Settled.await(place, terminal, ALL);
    return report;
  }

  private static Intake.Wish wish(Path folder) {
    return new Intake.Wish(
        folder.resolve("leads.csv"),
        folder.resolve("mapping.yaml"),
        Map.of(),
        true,
        Optional.empty(),
        false);
  }

  /** What the topics tell, as soon as the monitor has looked at every clock, or time is up. */
  public Flow outcome(Expectation expected) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var flow = Flow.of(place);
    while (!flow.broken().containsAll(expected.breaches()) && System.nanoTime() < deadline) {
      pause();
      flow = Flow.of(place);
    }
    return flow;
  }

  // Breaches are found by a clock on the wall, some time after the last record was read.
  private static void pause() {
    try {
      Thread.sleep(GLANCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
