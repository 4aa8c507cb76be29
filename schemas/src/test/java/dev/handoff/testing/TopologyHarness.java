package dev.handoff.testing;

import dev.handoff.topic.Party;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A service's topology without a broker, under the configuration that the service runs with. Time
 * stands still until it is advanced.
 */
public final class TopologyHarness implements AutoCloseable {
  private final Party self;
  private final BiConsumer<StreamsBuilder, TopicSerdes> steps;
  private final Path stateDir;
  private final Properties config;
  private final TopicSerdes serdes;
  private final Map<Topic<?>, Serde<?>> values = new HashMap<>();
  private Topology topology;
  private TopologyTestDriver driver;
  private Instant now;

  private TopologyHarness(
      Party self, BiConsumer<StreamsBuilder, TopicSerdes> steps, Instant wallClock) {
    this.self = self;
    this.steps = steps;
    this.now = wallClock;
    this.stateDir = Path.of("target", "streams", UUID.randomUUID().toString());
    this.config = BusDefaults.streams(self);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, self.id());
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    config.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, InMemoryStores.class.getName());
    Map<String, Object> serdeConfig = new HashMap<>();
    config.forEach((key, value) -> serdeConfig.put((String) key, value));
    this.serdes = new TopicSerdes(serdeConfig);
    this.topology = built();
    this.driver = new TopologyTestDriver(topology, config, now);
  }

  private Topology built() {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
    steps.accept(builder, serdes);
    return builder.build();
  }

  /**
   * @param self whose topology it is
   * @param steps adds the topology to the builder
   * @param wallClock what time it is at first
   */
  public static TopologyHarness of(
      Party self, BiConsumer<StreamsBuilder, TopicSerdes> steps, Instant wallClock) {
    return new TopologyHarness(self, steps, wallClock);
  }

  /** The topology's own description, for the docs. */
  public Topology topology() {
    return topology;
  }

  /** Writes a record that was written at {@code at}. */
  public <V> void pipe(Topic<V> topic, String key, V value, Instant at) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), values(topic).serializer())
        .pipeInput(new TestRecord<>(key, value, at));
  }

  /** Writes a tombstone. */
  public <V> void erase(Topic<V> topic, String key, Instant at) {
    pipeBytes(topic, key, null, at);
  }

  /** Writes bytes that need not be a record at all. */
  public void pipeBytes(Topic<?> topic, String key, byte @Nullable [] bytes, Instant at) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, bytes, at));
  }

  // A topic stands beside the serde of its own values.
  @SuppressWarnings("unchecked")
  private <V> Serde<V> values(Topic<V> topic) {
    return (Serde<V>) values.computeIfAbsent(topic, serdes::values);
  }

  /** What was written to a topic since it was last read. */
  public <V> List<V> read(Topic<V> topic) {
    return records(topic).stream().map(TestRecord::value).toList();
  }

  /** The same with keys, headers and timestamps. */
  public <V> List<TestRecord<String, V>> records(Topic<V> topic) {
    return driver
        .createOutputTopic(topic.name(), new StringDeserializer(), values(topic).deserializer())
        .readRecordsToList();
  }

  /**
   * What went to the dead letters since they were last read, with the headers that say why: records
   * that could be read. The driver does not show letters of undecodable ones; see the services'
   * ITs.
   */
  public List<TestRecord<byte[], byte[]>> deadLetters() {
    return driver
        .createOutputTopic(
            Topics.deadLetterOf(self).name(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** Lets time pass on the wall clock; punctuators run when they are due. */
  public void advance(Duration time) {
    driver.advanceWallClockTime(time);
    now = now.plus(time);
  }

  /** What time it is on the wall clock. */
  public Instant now() {
    return now;
  }

  /**
   * Stops and starts again, at the same time: stores hold what they held, as their changelogs would
   * restore it, and nothing else is remembered. Output that was not read is gone.
   */
  public void restart() {
    Map<String, List<KeyValue<Object, Object>>> kept = new HashMap<>();
    driver.getAllStateStores().keySet().forEach(name -> kept.put(name, entries(name)));
    driver.close();
    topology = built();
    driver = new TopologyTestDriver(topology, config, now);
    kept.forEach((name, entries) -> {
      KeyValueStore<Object, Object> store = store(name);
      entries.forEach(entry -> store.put(entry.key, entry.value));
    });
  }

  private List<KeyValue<Object, Object>> entries(String name) {
    List<KeyValue<Object, Object>> entries = new ArrayList<>();
    try (KeyValueIterator<Object, Object> all = this.<Object, Object>store(name).all()) {
      all.forEachRemaining(entries::add);
    }
    return entries;
  }

  /** A store of the topology. */
  public <K, V> KeyValueStore<K, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  /** How many entries a store holds. */
  public int kept(String store) {
    return entries(store).size();
  }

  @Override
  public void close() {
    driver.close();
    try {
      FileSystemUtils.deleteRecursively(stateDir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
