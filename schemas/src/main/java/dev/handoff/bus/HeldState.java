package dev.handoff.bus;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;

import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * A store of leads, seen from outside: read only, and only those that are held here.
 *
 * @param store its name
 * @param <S> the state of a lead
 */
public record HeldState<S>(String store) {

  /**
   * The instance that holds a lead, be it known or not.
   *
   * @return empty while the leads are being handed out, or the topology does not run
   */
  public Optional<HostInfo> holder(KafkaStreams streams, String leadId) {
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
  public Optional<S> find(KafkaStreams streams, String leadId) {
    ReadOnlyKeyValueStore<String, S> leads =
        streams.store(
            fromNameAndType(store, QueryableStoreTypes.<String, S>keyValueStore())
                .withPartition(metadata(streams, leadId).partition()));
    return Optional.ofNullable(leads.get(leadId));
  }

  private KeyQueryMetadata metadata(KafkaStreams streams, String leadId) {
    try {
      return streams.queryMetadataForKey(store, leadId, new StringSerializer());
    } catch (IllegalStateException notRunning) {
      throw new InvalidStateStoreException("the topology does not run", notRunning);
    }
  }
}
