package dev.handoff.scoring.stream;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;

import dev.handoff.scoring.score.Scorecard;
import dev.handoff.scoring.state.LeadState;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The leads in the topology's store, seen from outside: read only, and only those held here. */
public final class KeptLeads {
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
    try {
      KeyQueryMetadata metadata = metadata(streams, leadId);
      return metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)
          ? Optional.empty()
          : Optional.of(metadata.activeHost());
    } catch (InvalidStateStoreException notRunning) {
      return Optional.empty();
    }
  }

  /**
   * Looks a lead up in this instance's store.
   *
   * @return empty for a lead that nothing is known of
   * @throws InvalidStateStoreException while the lead is not held here, or not yet
   */
  public static Optional<Kept> find(KafkaStreams streams, String leadId) {
    ReadOnlyKeyValueStore<String, LeadState> leads =
        streams.store(
            fromNameAndType(
                    ScoringStores.LEADS, QueryableStoreTypes.<String, LeadState>keyValueStore())
                .withPartition(metadata(streams, leadId).partition()));
    return Optional.ofNullable(leads.get(leadId))
        .map(LeadStates::lead)
        .map(lead -> new Kept(lead.card(), lead.asOf()));
  }

  private static KeyQueryMetadata metadata(KafkaStreams streams, String leadId) {
    try {
      return streams.queryMetadataForKey(ScoringStores.LEADS, leadId, new StringSerializer());
    } catch (IllegalStateException notRunning) {
      throw new InvalidStateStoreException("the topology does not run", notRunning);
    }
  }
}
