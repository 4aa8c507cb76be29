package dev.handoff.testing;

import static java.util.stream.Collectors.toSet;

import java.lang.reflect.Field;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.KeyValueStoreBuilder;

/**
 * Keeps a topology's key-value stores in memory, still as bytes. The test driver commits after each
 * record, and RocksDB would flush to the disk each time: a hundred times what the record costs.
 */
public final class InMemoryStores implements ProcessorWrapper {

  /** Made by Kafka Streams. */
  public InMemoryStores() {}

  @Override
  public <A, B, C, D> WrappedProcessorSupplier<A, B, C, D> wrapProcessorSupplier(
      String name, ProcessorSupplier<A, B, C, D> supplier) {
    return ProcessorWrapper.asWrapped(
        new ProcessorSupplier<>() {
          @Override
          public Processor<A, B, C, D> get() {
            return supplier.get();
          }

          @Override
          public Set<StoreBuilder<?>> stores() {
            Set<StoreBuilder<?>> stores = supplier.stores();
            return stores == null
                ? Set.of()
                : stores.stream().map(InMemoryStores::inMemory).collect(toSet());
          }
        });
  }

  @Override
  public <A, B, C> WrappedFixedKeyProcessorSupplier<A, B, C> wrapFixedKeyProcessorSupplier(
      String name, FixedKeyProcessorSupplier<A, B, C> supplier) {
    return ProcessorWrapper.asWrappedFixedKey(supplier);
  }

  private static StoreBuilder<?> inMemory(StoreBuilder<?> builder) {
    return builder instanceof KeyValueStoreBuilder
        ? Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(builder.name()),
            serde(builder, "keySerde"),
            serde(builder, "valueSerde"))
        : builder;
  }

  /** A builder does not tell, but it is the only one that knows. */
  private static Serde<?> serde(StoreBuilder<?> builder, String name) {
    try {
      Field field = builder.getClass().getSuperclass().getDeclaredField(name);
      field.setAccessible(true);
      return (Serde<?>) field.get(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Kafka Streams keeps the serdes of a store elsewhere", e);
    }
  }
}
