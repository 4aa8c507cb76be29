package dev.handoff.sla.stream;

import dev.handoff.bus.DueIndex;
import dev.handoff.sla.state.LeadClocksState;
import dev.handoff.wire.StateSerde;
import java.util.Set;
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
            StateSerde.of(LeadClocksState.class)),
        DueIndex.store(DUE_INDEX));
  }
}
