package dev.handoff.sla.stream;

import dev.handoff.bus.DueIndex;
import dev.handoff.sla.state.LeadClocksState;
import dev.handoff.wire.StateSerde;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** What the monitor remembers. */
final class SlaStores {
  /** The clocks, by lead id. */
  static final String CLOCKS = "promise-clocks";

  /** Lead ids by when one of their clocks wakes next. */
  static final String DUE_INDEX = "due-index";

  private SlaStores() {}

  static Set<StoreBuilder<?>> all() {
    return Set.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(CLOCKS),
            Serdes.String(),
            StateSerde.of(
                LeadClocksState.class,
                earlier("LeadClocksState-1.avsc"),
                earlier("LeadClocksState-2.avsc"))),
        DueIndex.store(DUE_INDEX));
  }

  private static Schema earlier(String version) {
    try (InputStream schema =
        Objects.requireNonNull(SlaStores.class.getResourceAsStream(version), version)) {
      return new Schema.Parser().parse(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
