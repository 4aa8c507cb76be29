package dev.handoff.scoring.stream;

import dev.handoff.bus.HeldState;
import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.state.LeadState;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** The leads in the topology's store, seen from outside: read only, and only those held here. */
public final class KeptLeads {
  private static final HeldState<LeadState> HELD = new HeldState<>(ScoringStores.LEADS);

  private KeptLeads() {}

  /**
   * What is kept of a lead.
   *
   * @param asOf the latest instant at which a score was taken
   */
  public record Kept(Scorecard card, Instant asOf) {}

  /**
   * The instance that holds a lead, be it known or not.
   *
   * @return empty while the leads are being handed out, or the topology does not run
   */
  public static Optional<HostInfo> holder(KafkaStreams streams, String leadId) {
    return HELD.holder(streams, leadId);
  }

  /**
   * Looks a lead up in this instance's store.
   *
   * @return empty for a lead that nothing is known of
   * @throws InvalidStateStoreException while the lead is not held here, or not yet
   */
  public static Optional<Kept> find(KafkaStreams streams, String leadId) {
    return HELD.find(streams, leadId)
        .map(LeadStates::lead)
        .map(lead -> new Kept(lead.card(), lead.asOf()));
  }
}
