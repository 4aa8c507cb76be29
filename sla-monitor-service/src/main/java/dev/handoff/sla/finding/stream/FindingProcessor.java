package dev.handoff.sla.finding.stream;

import dev.handoff.bus.NotYetKnown;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.message.FindingStated;
import dev.handoff.metric.Metrics;
import dev.handoff.sla.finding.Finding;
import dev.handoff.sla.finding.Judge;
import dev.handoff.sla.state.FigureChangeState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Lets the judge hear what all leads count for, asks it again and again, and passes on. */
final class FindingProcessor
    implements Processor<String, FigureChangeState, String, FindingStated> {
  static final String FIGURES = "figures";
  static final String MILESTONES = "finding-milestones";

  /** How often to look whether a period can be judged. */
  static final Duration EVERY = Duration.ofSeconds(1);

  private final Contracts contracts;
  private final MeterRegistry meters;

  // These are there from init() on, which Kafka Streams calls before anything else.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, FindingStated> context;

  @SuppressWarnings("NullAway.Init")
  private Judge judge;

  private FindingProcessor(Contracts contracts, MeterRegistry meters) {
    this.contracts = contracts;
    this.meters = meters;
  }

  static ProcessorSupplier<String, FigureChangeState, String, FindingStated> supplier(
      Contracts contracts, MeterRegistry meters) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, FigureChangeState, String, FindingStated> get() {
        return new FindingProcessor(contracts, meters);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(numbers(FIGURES), numbers(MILESTONES));
      }
    };
  }

  private static StoreBuilder<?> numbers(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.Long());
  }

  @Override
  public void init(ProcessorContext<String, FindingStated> context) {
    this.context = context;
    // All of them are there from the start, at 0: the first of a kind is an increase.
    for (Finding.Kind kind : Finding.Kind.values()) {
      counter(kind);
    }
    this.judge =
        new Judge(
            contracts,
            new KeptFigures(context.getStateStore(FIGURES)),
            new KeptMilestones(context.getStateStore(MILESTONES)),
            Instant.ofEpochMilli(context.currentSystemTimeMs()));
    context.schedule(
        EVERY, PunctuationType.WALL_CLOCK_TIME, now -> look(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<String, FigureChangeState> record) {
    try {
      judge.hear(
          StoredPasses.restored(record.value()),
          Instant.ofEpochMilli(context.currentSystemTimeMs()));
    } catch (NoContractInForce notHereYet) {
      throw new NotYetKnown("Waiting for contract " + record.key(), notHereYet);
    }
  }

  private Counter counter(Finding.Kind kind) {
    return Metrics.FINDINGS.counter(meters, kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private void look(Instant now) {
    for (Finding finding : judge.look(now)) {
      FindingStated message = Messages.message(finding, now);
      context.forward(new Record<>(finding.contractId(), message, now.toEpochMilli()));
      counter(finding.kind()).increment();
    }
  }
}
