package dev.handoff.lifecycle;

import static java.util.stream.Collectors.joining;

import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.SalesCommand;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the topics tell of some leads, committed, each in its topic's order.
 *
 * @param asked every record of a command, repetitions too
 * @param answers every record of an outcome
 */
record Told(
    List<SalesCommand> asked,
    List<CommandOutcome> answers,
    List<LifecycleChanged> steps,
    List<MqlRaised> handoffs) {

  /**
   * Holds it to guarantees.
   *
   * @throws AssertionError that names each that is broken, with every place
   */
  void expect(Guarantee... guarantees) {
    String broken =
        Stream.of(guarantees)
            .flatMap(guarantee ->
                guarantee.brokenBy(this).stream().map(where -> guarantee + ": " + where))
            .collect(joining("\n"));
    if (!broken.isEmpty()) {
      throw new AssertionError("Expected guarantees to hold, but found\n" + broken);
    }
  }
}
