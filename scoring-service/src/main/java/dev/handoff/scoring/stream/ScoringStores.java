package dev.handoff.scoring.stream;

import static org.apache.kafka.common.serialization.Serdes.Long;
import static org.apache.kafka.common.serialization.Serdes.String;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dev.handoff.bus.DueIndex;
import dev.handoff.scoring.state.LeadState;
import dev.handoff.wire.StateSerde;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.streams.state.StoreBuilder;

/** What scoring remembers. */
final class ScoringStores {
  /** The leads, by id. */
  static final String LEADS = "leads";

  /** When which event was seen ({@link SeenEvents}). */
  static final String SEEN = "seen-events";

  /** Lead ids by when they look different next, though they do nothing. */
  static final String DUE = "due-leads";

  /** When which lead was erased, by the digests of their ids. */
  static final String ERASED = "erased-leads";

  /** How far the leads are judged by the contracts in force ({@link ContractWatch}). */
  static final String RESCORING = "rescoring";

  private ScoringStores() {}

  static Set<StoreBuilder<?>> all() {
    return Set.of(
        keyValueStoreBuilder(
            persistentKeyValueStore(LEADS),
            String(),
            StateSerde.of(LeadState.class, earlier("LeadState-1.avsc"))),
        keyValueStoreBuilder(persistentKeyValueStore(SEEN), String(), Long()),
        DueIndex.store(DUE),
        keyValueStoreBuilder(persistentKeyValueStore(ERASED), String(), Long()),
        keyValueStoreBuilder(persistentKeyValueStore(RESCORING), String(), String()));
  }

  private static Schema earlier(String version) {
    try (InputStream schema =
        Objects.requireNonNull(ScoringStores.class.getResourceAsStream(version), version)) {
      return new Schema.Parser().parse(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
