package dev.handoff.sla.stream;

import dev.handoff.bus.DueIndex;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Transition;
import dev.handoff.sla.clock.ClockAlert;
import dev.handoff.sla.clock.Done;
import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.LeadClocks.Turn;
import dev.handoff.sla.clock.LeadStep;
import io.micrometer.core.instrument.Gauge;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Tells a lead's clocks what happened, and passes on what they say. An alert's record bears the
 * time at which it was detected.
 */
final class PromiseProcessor implements Processor<String, LifecycleChanged, String, SlaAlert> {
  private final LeadSteps steps;
  private final PromiseMeters meters;

  // These are there from init() on, which Kafka Streams calls before anything else.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, SlaAlert> context;

  @SuppressWarnings("NullAway.Init")
  private ClockBook book;

  @SuppressWarnings("NullAway.Init")
  private Gauge open;

  PromiseProcessor(LeadSteps steps, PromiseMeters meters) {
    this.steps = steps;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, SlaAlert> context) {
    this.context = context;
    this.book =
        new ClockBook(
            context.getStateStore(SlaStores.CLOCKS),
            new DueIndex(context.getStateStore(SlaStores.DUE_INDEX)));
    this.open = meters.open(context.taskId().partition(), book.open());
    context.schedule(
        DeadlineWatch.EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        new DeadlineWatch(book, steps, this::tell));
    context.schedule(
        VersionWatch.EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        new VersionWatch(
            context.getStateStore(SlaStores.CLOCKS), book, steps.contracts(), steps, this::tell));
  }

  @Override
  public void process(Record<String, LifecycleChanged> record) {
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    LeadStep step = steps.read(record.key(), record.value());
    LeadClocks before = book.of(record.key());
    if (record.value().getTransition() == Transition.ERASED) {
      // Without a word: what could be said of its promises would be about somebody.
      book.turn(before, LeadClocks.none(record.key()));
      return;
    }
    Turn turn = before.on(step, steps, now);
    book.turn(before, turn.clocks());
    tell(turn, now);
    Done.by(step, before, turn.clocks()).forEach(meters::done);
  }

  /** Another instance has the partition now. */
  @Override
  public void close() {
    meters.remove(open);
  }

  private void tell(Turn turn, Instant now) {
    for (ClockAlert alert : turn.alerts()) {
      SlaAlert message = SlaAlerts.message(alert, turn.clocks().rep(), now);
      meters.said(alert, message);
      context.forward(new Record<>(turn.clocks().leadId(), message, now.toEpochMilli()));
    }
  }
}
