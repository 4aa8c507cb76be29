package dev.handoff.lifecycle.stream;

import dev.handoff.bus.ErasedLeads;
import dev.handoff.lifecycle.lead.Erased;
import dev.handoff.lifecycle.state.ErasedState;
import dev.handoff.wire.StateSerde;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The erased leads of a partition, in the domain's words and in the store's. */
final class Erasures {
  /** By the digests of their ids. */
  static final String STORE = "erased-leads";

  /** How often to look for erasures of which no record can be left. */
  static final Duration EVERY = Duration.ofHours(1);

  private final ErasedLeads<ErasedState> leads;
  private final Duration remembered;

  /**
   * @param remembered how long it is known that a lead was erased
   */
  Erasures(KeyValueStore<String, ErasedState> store, Duration remembered) {
    this.leads = new ErasedLeads<>(store);
    this.remembered = remembered;
  }

  static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), StateSerde.of(ErasedState.class));
  }

  /** Null for a lead that was not erased, or so long ago that nothing of it can be left. */
  @Nullable Erased find(String leadId) {
    return leads.find(leadId).map(Erasures::erased).orElse(null);
  }

  void keep(String leadId, Erased erased) {
    leads.keep(leadId, state(erased));
  }

  void forget(Instant now) {
    leads.forget(state -> state.getAt().isBefore(now.minus(remembered)));
  }

  private static Erased erased(ErasedState state) {
    return new Erased(
        state.getAt(),
        state.getErasureId(),
        state.getCycles(),
        state.getRevision(),
        state.getScoresAreGone());
  }

  private static ErasedState state(Erased erased) {
    return new ErasedState(
        erased.at(), erased.id(), erased.cycles(), erased.revision(), erased.scoresAreGone());
  }
}
