package dev.handoff.sla.stream;

import dev.handoff.bus.HeldState;
import dev.handoff.contract.Contracts;
import dev.handoff.sla.clock.LeadClocks;
import dev.handoff.sla.clock.Pledge;
import dev.handoff.sla.clock.Stretch;
import dev.handoff.sla.state.LeadClocksState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** The clocks in the topology's store, seen from outside: read only, and only those held here. */
public final class KeptClocks {
  private static final HeldState<LeadClocksState> HELD = new HeldState<>(SlaStores.CLOCKS);

  private final LeadSteps steps;

  /**
   * @param contracts where the promises are written
   */
  public KeptClocks(Contracts contracts) {
    this.steps = new LeadSteps(contracts);
  }

  /**
   * The instance that holds a lead, be it known or not.
   *
   * @return empty while the leads are being handed out, or the topology does not run
   */
  public Optional<HostInfo> holder(KafkaStreams streams, String leadId) {
    return HELD.holder(streams, leadId);
  }

  /**
   * Looks a lead up in this instance's store.
   *
   * @return empty for a lead that was promised nothing, or of which everything is forgotten
   * @throws InvalidStateStoreException while the lead is not held here, or not yet
   */
  public Optional<LeadClocks> find(KafkaStreams streams, String leadId) {
    return HELD.find(streams, leadId).map(StoredClocks::restored);
  }

  /**
   * Why each moment from the start of a clock on counts, or does not.
   *
   * @throws dev.handoff.bus.NotYetKnown while its contract is not known here
   */
  public List<Stretch> stretches(Pledge pledge, Instant to) {
    return steps.termsOf(pledge).stretches(pledge, to);
  }
}
