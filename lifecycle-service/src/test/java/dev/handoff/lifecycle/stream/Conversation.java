package dev.handoff.lifecycle.stream;

import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.SALES_COMMAND;
import static dev.handoff.topic.Topics.SCORE_CHANGED;

import dev.handoff.contract.Contracts;
import dev.handoff.lifecycle.lead.Samples;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.ScoreChanged;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import java.time.Instant;

/** Lead L-7's part of the bus, from ten o'clock on 4 May 2026. */
final class Conversation implements AutoCloseable {
  static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

  final TopologyHarness bus =
      TopologyHarness.of(
          Party.LIFECYCLE_SERVICE,
          (builder, serdes) ->
              new LifecycleTopology(Contracts.always(Samples.CONTRACT), serdes).addTo(builder),
          TEN);

  void scored(ScoreChanged score) {
    bus.pipe(SCORE_CHANGED, "L-7", score, score.getOccurredAt());
  }

  /** Dana asks; the id of the command is its time. */
  CommandOutcome asked(Instant at, Object command) {
    return asked(Records.command("L-7", "at " + at, at, command));
  }

  CommandOutcome asked(SalesCommand command) {
    bus.pipe(SALES_COMMAND, command.getLeadId(), command, command.getOccurredAt());
    return bus.read(COMMAND_OUTCOME).getLast();
  }

  /** The latest step; there must be one since this was last asked. */
  LifecycleChanged step() {
    return bus.read(LIFECYCLE).getLast();
  }

  @Override
  public void close() {
    bus.close();
  }
}
