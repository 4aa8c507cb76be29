package dev.handoff.sla.finding.stream;

import static dev.handoff.topic.Topics.FINDING;

import dev.handoff.contract.Contracts;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.sla.state.FigureChangeState;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.wire.StateSerde;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Where a lead is, it is known what its steps count for; in one place all of it comes together, and
 * what stands out of a period is stated.
 */
public final class FindingTopology {
  private static final int ONE_PLACE = 1;

  private final Contracts contracts;
  private final TopicSerdes serdes;
  private final MeterRegistry meters;

  /**
   * @param contracts where promises of marketing and bounds of findings are written
   * @param serdes how the topics' values become bytes
   * @param meters where it is shown what was stated
   */
  public FindingTopology(Contracts contracts, TopicSerdes serdes, MeterRegistry meters) {
    this.contracts = contracts;
    this.serdes = serdes;
    this.meters = meters;
  }

  /**
   * Adds its steps and its stores.
   *
   * @param steps what happens to leads
   */
  public void addTo(KStream<String, LifecycleChanged> steps) {
    KStream<String, FigureChangeState> changes =
        steps
            .process(PassCounter.supplier(), Named.as("count-passes"))
            .repartition(
                Repartitioned.with(Serdes.String(), StateSerde.of(FigureChangeState.class))
                    .withName("findings")
                    .withNumberOfPartitions(ONE_PLACE));
    changes
        .process(FindingProcessor.supplier(contracts, meters), Named.as("judge-periods"))
        .to(FINDING.name(), serdes.produced(FINDING, "findings"));
  }
}
