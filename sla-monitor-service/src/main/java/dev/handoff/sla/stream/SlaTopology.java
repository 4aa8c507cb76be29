package dev.handoff.sla.stream;

import dev.handoff.contract.Contracts;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.SlaAlert;
import dev.handoff.metric.LabelLimits;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** From what happens to leads to what becomes of the promises made to them. */
public final class SlaTopology {
  private final Contracts contracts;
  private final TopicSerdes serdes;
  private final MeterRegistry meters;
  private final LabelLimits limits;

  /**
   * @param contracts where the promises are written
   * @param serdes how the topics' values become bytes
   * @param meters where it shows how promises fare
   * @param limits how many classes and segments it tells apart there
   */
  public SlaTopology(
      Contracts contracts, TopicSerdes serdes, MeterRegistry meters, LabelLimits limits) {
    this.contracts = contracts;
    this.serdes = serdes;
    this.meters = meters;
    this.limits = limits;
  }

  /**
   * Adds its steps and its stores.
   *
   * @return what happens to leads, for whoever wants to hear it too
   */
  public KStream<String, LifecycleChanged> addTo(StreamsBuilder builder) {
    KStream<String, LifecycleChanged> steps =
        builder.stream(
            Topics.LIFECYCLE.name(), serdes.consumed(Topics.LIFECYCLE, "lifecycle-steps"));
    steps
        .process(
            new PromiseWatching(
                new LeadSteps(contracts),
                new PromiseMeters(meters, limits.label(), limits.label())),
            Named.as("watch-promises"))
        .to(Topics.SLA_ALERT.name(), serdes.produced(Topics.SLA_ALERT, "sla-alerts"));
    return steps;
  }

  private record PromiseWatching(LeadSteps steps, PromiseMeters meters)
      implements ProcessorSupplier<String, LifecycleChanged, String, SlaAlert> {
    @Override
    public Processor<String, LifecycleChanged, String, SlaAlert> get() {
      return new PromiseProcessor(steps, meters);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return SlaStores.all();
    }
  }
}
