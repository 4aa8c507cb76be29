package dev.handoff.local.stack;

import static java.util.stream.Collectors.joining;

import dev.handoff.local.Refusal;
import dev.handoff.local.terminal.Board;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Restarts services as they were last built, one instance at a time: where there are two of a
 * service, the other goes on meanwhile.
 */
public final class Restart {
  private Restart() {}

  /** How an instance is brought to its end. */
  public enum Ending {
    /** It is asked to, and ends in good order. */
    ASKED,
    /** It is killed, as by a machine that goes away. */
    KILLED
  }

  /**
   * An instance that was restarted, and is ready again.
   *
   * @param inOrder whether it ended when it was asked to, and was not killed
   */
  public record Restarted(String name, boolean inOrder) {}

  /**
   * Restarts what runs of the given services.
   *
   * @param services their names; none for all
   * @return the instances that were restarted, in that order
   * @throws Refusal where there is no such service, or an instance does not become ready again
   */
  public static List<Restarted> run(
      Place place, Collection<String> services, Ending ending, Terminal terminal)
      throws IOException {
    refuseStrange(place, services);
    var stack = new Stack(place);
    try (var _ = stack.hold()) {
      var chosen =
          stack
              .everyService()
              .filter(each -> services.isEmpty() || services.contains(each.service()))
              .filter(each -> stack.processes().find(each.name()).isPresent())
              .toList();
      var board = new Board(terminal, chosen.stream().map(Part::name).toList());
      var restarted = new ArrayList<Restarted>();
      for (var instance : chosen) {
        restarted.add(restart(stack, instance, ending, board));
      }
      return restarted;
    }
  }

  private static Restarted restart(Stack stack, Service instance, Ending ending, Board board)
      throws IOException {
    if (ending == Ending.KILLED) {
      stack.processes().find(instance.name()).ifPresent(ProcessHandle::destroyForcibly);
    }
    var end = Down.stop(stack, instance, board);
    new Up(stack, board).bringUp(List.of(instance), List.of(instance));
    return new Restarted(instance.name(), ending == Ending.ASKED && end == Down.End.IN_ORDER);
  }

  private static void refuseStrange(Place place, Collection<String> services) {
    var known = place.services().map(Instances::service).toList();
    var strange = new TreeSet<>(services);
    known.forEach(strange::remove);
    if (!strange.isEmpty()) {
      throw new Refusal(
          "Expected services to restart, which are %s, but there is no %s."
              .formatted(known.stream().collect(joining(", ")), String.join(", ", strange)));
    }
  }
}
