package dev.handoff.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What is due when: entries in the order of their times, so that a look costs what is due and not
 * what waits. The only writer of its store.
 */
public final class DueIndex {
  private final KeyValueStore<Bytes, String> entries;

  /**
   * No entry lies before it. Deleted entries leave traces in RocksDB that a scan from the very
   * beginning would walk over again and again.
   */
  private Bytes floor = from(Instant.ofEpochMilli(Long.MIN_VALUE));

  /** Over a store made by {@link #store}. */
  public DueIndex(KeyValueStore<Bytes, String> entries) {
    this.entries = entries;
  }

  /** The store that an index needs. */
  public static StoreBuilder<KeyValueStore<Bytes, String>> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.String());
  }

  /**
   * Puts an entry in.
   *
   * @param id tells entries of the same time apart
   * @param leadId whom it is about
   */
  public void put(Instant at, String id, String leadId) {
    Bytes key = key(at, id);
    entries.put(key, leadId);
    floor = key.compareTo(floor) < 0 ? key : floor;
  }

  /** Takes an entry out. */
  public void remove(Instant at, String id) {
    entries.delete(key(at, id));
  }

  /** The leads with an entry up to {@code now}, the longest overdue first. */
  public Set<String> due(Instant now, int most) {
    Set<String> leads = new LinkedHashSet<>();
    Bytes end = from(now.plusMillis(1));
    try (KeyValueIterator<Bytes, String> found = entries.range(floor, end)) {
      floor = found.hasNext() ? found.peekNextKey() : end;
      while (found.hasNext() && leads.size() < most) {
        leads.add(found.next().value);
      }
    }
    return leads;
  }

  /** Stores order their keys as bytes, and these order themselves by time. */
  static Bytes key(Instant at, String id) {
    byte[] name = id.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + name.length).put(ordered(at)).put(name).array());
  }

  /** Behind every entry before {@code at}, before every one of that time or later. */
  private static Bytes from(Instant at) {
    return Bytes.wrap(ordered(at));
  }

  private static byte[] ordered(Instant at) {
    // With the sign turned round, times before 1970 lie before the others as bytes too.
    return ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli() ^ Long.MIN_VALUE).array();
  }
}
