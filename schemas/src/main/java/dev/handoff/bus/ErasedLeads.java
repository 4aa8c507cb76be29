package dev.handoff.bus;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The leads of a partition that were erased, by the digests of their ids, and what has to be known
 * of each erasure. There are few: all are at hand, so that a record of any other lead costs no look
 * into the store, and while there are none not even a digest. The store's only writer.
 *
 * @param <V> what is known of an erasure
 */
public final class ErasedLeads<V> {
  private final KeyValueStore<String, V> store;

  /** Read at its first use: only then does the store hold what it held, wherever this runs. */
  private @Nullable Map<String, V> atHand;

  /** Over a store of digests. */
  public ErasedLeads(KeyValueStore<String, V> store) {
    this.store = store;
  }

  /** What is known of a lead's erasure; empty for one that was not erased, or long ago. */
  public Optional<V> find(String leadId) {
    Map<String, V> erased = atHand();
    return erased.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(erased.get(LeadDigest.of(leadId)));
  }

  /** A lead was erased, or more is known of it. */
  public void keep(String leadId, V erasure) {
    String digest = LeadDigest.of(leadId);
    store.put(digest, erasure);
    atHand().put(digest, erasure);
  }

  /** Forgets erasures of which no record can be left. */
  public void forget(Predicate<V> which) {
    Iterator<Map.Entry<String, V>> erased = atHand().entrySet().iterator();
    while (erased.hasNext()) {
      Map.Entry<String, V> each = erased.next();
      if (which.test(each.getValue())) {
        store.delete(each.getKey());
        erased.remove();
      }
    }
  }

  private Map<String, V> atHand() {
    Map<String, V> read = atHand;
    if (read == null) {
      read = new HashMap<>();
      try (KeyValueIterator<String, V> all = store.all()) {
        while (all.hasNext()) {
          KeyValue<String, V> each = all.next();
          read.put(each.key, each.value);
        }
      }
      atHand = read;
    }
    return read;
  }
}
