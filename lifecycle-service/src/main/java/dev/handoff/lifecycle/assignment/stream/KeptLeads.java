package dev.handoff.lifecycle.assignment.stream;

import dev.handoff.lifecycle.assignment.OpenLead;
import dev.handoff.lifecycle.assignment.OpenLeads;
import dev.handoff.lifecycle.state.OpenLeadState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Open leads and turns in their stores. The only writer of both. */
final class KeptLeads implements OpenLeads {
  private static final String LEADS = "assignment-leads";
  private static final String TURNS = "assignment-turns";

  private final KeyValueStore<String, OpenLeadState> leads;
  private final KeyValueStore<String, Long> turns;

  KeptLeads(ProcessorContext<?, ?> context) {
    this.leads = context.getStateStore(LEADS);
    this.turns = context.getStateStore(TURNS);
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(LEADS), Serdes.String(), StoredLeads.leads()),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(TURNS), Serdes.String(), Serdes.Long()));
  }

  @Override
  public @Nullable OpenLead find(String leadId) {
    OpenLeadState state = leads.get(leadId);
    return state == null ? null : StoredLeads.lead(state);
  }

  @Override
  public void keep(String leadId, @Nullable OpenLead lead) {
    if (lead == null) {
      leads.delete(leadId);
    } else {
      leads.put(leadId, StoredLeads.stored(lead));
    }
  }

  @Override
  public void forEach(Consumer<OpenLead> action) {
    try (KeyValueIterator<String, OpenLeadState> all = leads.all()) {
      all.forEachRemaining(entry -> action.accept(StoredLeads.lead(entry.value)));
    }
  }

  @Override
  public Map<String, Long> turns() {
    Map<String, Long> numbers = new HashMap<>();
    try (KeyValueIterator<String, Long> all = turns.all()) {
      all.forEachRemaining(entry -> numbers.put(entry.key, entry.value));
    }
    return numbers;
  }

  @Override
  public void keepTurn(String rep, long number) {
    turns.put(rep, number);
  }
}
