package dev.handoff.lifecycle.assignment.stream;

import dev.handoff.contract.Contracts;
import dev.handoff.lifecycle.assignment.Assigner;
import dev.handoff.lifecycle.assignment.Assignment;
import dev.handoff.lifecycle.state.LeadNews;
import dev.handoff.message.SalesCommand;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Lets the assigner hear what happens, asks it a few times a second who gets what, and tells. */
final class AssignmentProcessor implements Processor<String, LeadNews, String, SalesCommand> {
  /** How often to look: an MQL waits so long for its rep, and what two commits take. */
  private static final Duration EVERY = Duration.ofMillis(200);

  private final Contracts contracts;
  private final WaitingLeads waiting;

  // Set by init, which Kafka Streams calls before the first record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, SalesCommand> context;

  /** Made at its first use: only then do the stores hold what they held, wherever this runs. */
  private @Nullable Assigner assigner;

  private AssignmentProcessor(Contracts contracts, MeterRegistry meters) {
    this.contracts = contracts;
    this.waiting = new WaitingLeads(meters);
  }

  static ProcessorSupplier<String, LeadNews, String, SalesCommand> supplier(
      Contracts contracts, MeterRegistry meters) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, LeadNews, String, SalesCommand> get() {
        return new AssignmentProcessor(contracts, meters);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return KeptLeads.stores();
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, SalesCommand> context) {
    this.context = context;
    // Kafka Streams rolls stores back and begins anew with this same processor.
    this.assigner = null;
    context.schedule(
        EVERY, PunctuationType.WALL_CLOCK_TIME, now -> look(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<String, LeadNews> record) {
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    assigner().hear(StoredLeads.news(record.value()), now);
  }

  private void look(Instant now) {
    for (Assignment assignment : assigner().look(now)) {
      SalesCommand command = Messages.command(assignment, now);
      context.forward(new Record<>(assignment.leadId(), command, now.toEpochMilli()));
    }
    waiting.show(assigner().waiting());
  }

  private Assigner assigner() {
    Assigner known = assigner;
    if (known == null) {
      known = new Assigner(contracts, new KeptLeads(context));
      assigner = known;
    }
    return known;
  }

  @Override
  public void close() {
    assigner = null;
    waiting.close();
  }
}
