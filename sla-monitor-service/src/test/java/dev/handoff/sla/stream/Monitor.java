package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Steps.mqlRaised;

import dev.handoff.contract.Contracts;
import dev.handoff.message.AlertKind;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.SlaAlert;
import dev.handoff.metric.LabelLimits;
import dev.handoff.sla.clock.SalesPromises;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The monitor under the usual promises, from 9 o'clock on a Monday. */
final class Monitor implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  /** How soon a direct inquiry is promised its first touch. */
  static final Duration WITHIN = Duration.ofHours(4);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  final TopologyHarness bus =
      TopologyHarness.of(
          Party.SLA_MONITOR_SERVICE,
          (builder, serdes) ->
              new SlaTopology(
                      Contracts.always(SalesPromises.usual()),
                      serdes,
                      meters,
                      new LabelLimits(20, 0))
                  .addTo(builder),
          START);

  /** A direct inquiry becomes an MQL. */
  void raise(String leadId) {
    raise(leadId, START);
  }

  void raise(String leadId, Instant at) {
    raise(leadId, "direct-inquiry", at);
  }

  void raise(String leadId, String slaClass, Instant at) {
    hear(mqlRaised(leadId, slaClass, at), at);
  }

  /** A step that was written at {@code at}. */
  void hear(LifecycleChanged step, Instant at) {
    bus.pipe(Topics.LIFECYCLE, step.getLeadId(), step, at);
  }

  void advance(Duration time) {
    bus.advance(time);
  }

  void restart() {
    bus.restart();
  }

  /** All that was said since it was last read. */
  List<SlaAlert> said() {
    return bus.read(Topics.SLA_ALERT);
  }

  /** What became of the promises. */
  List<AlertKind> kinds() {
    return afterTheStart().stream().map(SlaAlert::getKind).toList();
  }

  List<SlaAlert> afterTheStart() {
    return said().stream().filter(alert -> alert.getKind() != AlertKind.STARTED).toList();
  }

  /** Leads in the order in which their clocks wake. */
  List<String> dueIndex() {
    KeyValueStore<Bytes, String> index = bus.store(SlaStores.DUE_INDEX);
    List<String> leads = new ArrayList<>();
    try (KeyValueIterator<Bytes, String> entries = index.all()) {
      entries.forEachRemaining(entry -> leads.add(entry.value));
    }
    return leads;
  }

  @Override
  public void close() {
    bus.close();
  }
}
