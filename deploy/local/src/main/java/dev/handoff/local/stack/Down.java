package dev.handoff.local.stack;

import dev.handoff.local.terminal.Board;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops every part: who watches first, then the services, the broker last. */
public final class Down {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Down() {}

  /**
   * Stops what runs.
   *
   * @param wipe whether to remove the data as well
   * @return how many parts were stopped
   */
  public static int run(Place place, boolean wipe, Terminal terminal) throws IOException {
    var stack = new Stack(place);
    try (var _ = stack.hold()) {
      var board = new Board(terminal, stack.parts().stream().map(Part::name).toList());
      var stopped = stop(stack, stack.watchers().reversed(), board);
      stopped += stop(stack, stack.services().reversed(), board);
      stopped += stop(stack, stack.ground().reversed(), board);
      if (wipe) {
        Copies.remove(place.home().data());
        Copies.remove(place.home().rejects()); // whole rows, with people in them
        Copies.remove(place.home().keyring().folder());
      }
      return stopped;
    }
  }

  private static int stop(Stack stack, List<Part> parts, Board board) throws IOException {
    var stopped = 0;
    for (var part : parts) {
      stopped += stop(stack, part, board) == End.NONE ? 0 : 1;
    }
    return stopped;
  }

  /** How a part ended. */
  enum End {
    /** It did not run. */
    NONE,
    IN_ORDER,
    /** It did not end when it was asked to. */
    KILLED
  }

  /** Stops a part, in good order if it can be. */
  static End stop(Stack stack, Part part, Board board) throws IOException {
    var process = stack.processes().find(part.name());
    var end = process.isPresent() ? stop(part, process.get(), board) : End.NONE;
    stack.processes().forget(part.name());
    return end;
  }

  private static End stop(Part part, ProcessHandle process, Board board) throws IOException {
    board.tick(part.name(), "stopping");
    var begin = System.nanoTime();
    part.stop(process);
    if (endsWithin(process, PATIENCE)) {
      board.change(
          part.name(), "stopped after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
      return End.IN_ORDER;
    }
    process.destroyForcibly();
    endsWithin(process, PATIENCE);
    board.change(
        part.name(), "did not stop within %d s and was killed".formatted(PATIENCE.toSeconds()));
    return End.KILLED;
  }

  private static boolean endsWithin(ProcessHandle process, Duration time) {
    try {
      process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stillThere) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
