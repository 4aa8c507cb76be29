package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Processes.Started;
import dev.handoff.local.terminal.Board;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings up every part that does not run yet, and waits until all of them work. */
public final class Up {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final int LAST_LINES = 15;

  private final Stack stack;
  private final Processes processes;
  private final Board board;
  private boolean started;

  Up(Stack stack, Board board) {
    this.stack = stack;
    this.processes = stack.processes();
    this.board = board;
  }

  /** Starts what does not run, with as many instances as there were. */
  public static boolean run(Place place, Terminal terminal) throws IOException {
    return run(place, 1, false, terminal);
  }

  /**
   * Starts what does not run.
   *
   * @param instances how many instances of each service there are to be at least, from 1 to {@value
   *     Instances#MOST}
   * @param withPrometheus whether Prometheus and Alertmanager are to watch over it
   * @return whether anything had to be started
   * @throws Refusal where a port is taken, a program is missing, or a part ends or stays silent
   *     while it starts
   */
  public static boolean run(Place place, int instances, boolean withPrometheus, Terminal terminal)
      throws IOException {
    var stack = new Stack(place, instances, withPrometheus);
    try (var _ = stack.hold()) {
      var names = stack.parts().stream().map(Part::name).toList();
      return new Up(stack, new Board(terminal, names)).run();
    }
  }

  private boolean run() throws IOException {
    var missing = stack.parts().stream().filter(part -> !runs(part)).toList();
    Ports.refuseShared(stack.parts().stream().flatMap(part -> part.addresses().stream()).toList());
    missing.forEach(Part::expectPrograms);
    Ports.refuseTaken(missing);
    bringUp(stack.ground(), missing);
    bringUp(stack.services(), missing);
    bringUp(stack.watchers(), missing);
    return started;
  }

  private boolean runs(Part part) {
    return processes.find(part.name()).isPresent();
  }

  /** Starts those of a wave that are missing, and waits until all of it works. */
  void bringUp(List<Part> wave, List<Part> missing) throws IOException {
    var waiting = new LinkedHashMap<Part, Waiting>();
    for (var part : wave) {
      if (missing.contains(part)) {
        waiting.put(part, new Waiting(start(part), System.nanoTime()));
        continue;
      }
      part.renew();
      if (!part.ready()) {
        board.change(part.name(), "runs, but is not ready: waiting");
        waiting.put(part, new Waiting(null, System.nanoTime()));
      }
    }
    while (!waiting.isEmpty()) {
      for (var entry : List.copyOf(waiting.entrySet())) {
        var part = entry.getKey();
        if (entry.getValue().started() == null && !runs(part)) {
          // It was on its way out when we looked: killed, say, a moment ago.
          waiting.put(part, new Waiting(start(part), System.nanoTime()));
        } else if (settled(part, entry.getValue())) {
          waiting.remove(part);
        }
      }
      pause();
    }
  }

  private Started start(Part part) throws IOException {
    board.tick(part.name(), "starting");
    started = true;
    var process = processes.start(part.name(), part.prepare());
    board.change(part.name(), "starting (process " + process.process().pid() + ")");
    return process;
  }

  private boolean settled(Part part, Waiting waiting) throws IOException {
    if (processes.find(part.name()).isEmpty()) {
      throw ended(part, waiting);
    }
    if (part.ready()) {
      part.settleIn();
      board.change(part.name(), "ready after %.1f s".formatted(waiting.seconds()));
      return true;
    }
    if (waiting.seconds() > PATIENCE.toSeconds()) {
      throw new Refusal(
          "%s runs, but was not ready within %d s. %s\nIts log: %s"
              .formatted(
                  part.name(),
                  PATIENCE.toSeconds(),
                  part.complaint(),
                  stack.place().home().log(part.name())));
    }
    board.tick(part.name(), "starting … %.0f s".formatted(waiting.seconds()));
    return false;
  }

  private Refusal ended(Part part, Waiting waiting) throws IOException {
    board.change(part.name(), "ended while it started");
    processes.forget(part.name());
    var log = stack.place().home().log(part.name());
    var lines =
        waiting.started() == null ? List.<String>of() : waiting.started().lastLines(LAST_LINES);
    return new Refusal(
        "%s ended while it started. The last lines of %s:\n  %s"
            .formatted(part.name(), log, String.join("\n  ", lines)));
  }

  private static void pause() {
    try {
      Thread.sleep(GLANCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted. What was started goes on; deploy/local/down stops it.");
    }
  }

  /** What is known of a part that is being waited for; started by us, or found running. */
  private record Waiting(@Nullable Started started, long since) {
    double seconds() {
      return (System.nanoTime() - since) / 1e9;
    }
  }

  /** What a person can open, by the part's name. */
  public static Map<String, String> connections(Place place) {
    var connections = new LinkedHashMap<String, String>();
    new Stack(place).parts().forEach(part -> connections.put(part.name(), part.connect()));
    return connections;
  }
}
