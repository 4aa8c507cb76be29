package dev.handoff.sla.finding.stream;

import dev.handoff.bus.DueIndex;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Transition;
import dev.handoff.sla.finding.CountedPass;
import dev.handoff.sla.finding.CountedPass.Turn;
import dev.handoff.sla.state.CountedPassState;
import dev.handoff.sla.state.FigureChangeState;
import dev.handoff.wire.StateSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Says of each step of a lead what it counts for, and sends that to where figures are kept. */
final class PassCounter implements Processor<String, LifecycleChanged, String, FigureChangeState> {
  static final String PASSES = "counted-passes";
  static final String FORGETTING = "counted-passes-forgetting";

  /** How often to look what may be forgotten. */
  static final Duration EVERY = Duration.ofHours(1);

  private static final int LEADS_A_LOOK = 10_000;

  // These are there from init() on, which Kafka Streams calls before anything else.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, FigureChangeState> context;

  @SuppressWarnings("NullAway.Init")
  private KeptPasses passes;

  private PassCounter() {}

  static ProcessorSupplier<String, LifecycleChanged, String, FigureChangeState> supplier() {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, LifecycleChanged, String, FigureChangeState> get() {
        return new PassCounter();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(PASSES),
                Serdes.String(),
                StateSerde.of(CountedPassState.class)),
            DueIndex.store(FORGETTING));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, FigureChangeState> context) {
    this.context = context;
    this.passes =
        new KeptPasses(
            context.getStateStore(PASSES), new DueIndex(context.getStateStore(FORGETTING)));
    context.schedule(
        EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> passes.forget(Instant.ofEpochMilli(now), LEADS_A_LOOK));
  }

  @Override
  public void process(Record<String, LifecycleChanged> record) {
    if (isImpossible(record.key(), record.value())) {
      return;
    }
    if (record.value().getTransition() == Transition.ERASED) {
      // What it was counted for stays: numbers name nobody.
      passes.forget(record.key());
      return;
    }
    CountedPass before = passes.find(record.key());
    Turn turn = CountedPass.on(before, Messages.step(record.value()));
    if (!turn.pass().equals(before)) {
      Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
      passes.keep(record.key(), turn.pass(), now);
    }
    turn.changes()
        .forEach(change ->
            context.forward(
                record.withKey(change.contractId()).withValue(StoredPasses.stored(change))));
  }

  /** The watch over promises reads the same record, and puts it with the dead letters. */
  private static boolean isImpossible(String leadId, @Nullable LifecycleChanged changed) {
    return changed == null || !changed.getLeadId().equals(leadId) || changed.getRevision() < 1;
  }
}
