package dev.handoff.testing;

import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Somebody on the bus in a service test: writes to topics and waits for what is written. */
public final class BusProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String bootstrapServers;
  private final TopicSerdes serdes;
  private final KafkaProducer<String, byte[]> producer;

  /**
   * @param bootstrapServers where the broker listens
   * @param registry name of the registry in memory, the same as the service's {@code mock://NAME}
   */
  public BusProbe(String bootstrapServers, String registry) {
    this.bootstrapServers = bootstrapServers;
    this.serdes = new TopicSerdes(BusDefaults.clients(registry));
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Writes a record that was written at {@code at}, and waits until the broker has it. */
  public <V> void publish(Topic<V> topic, String key, V value, Instant at) {
    publishBytes(topic, key, serdes.values(topic).serializer().serialize(topic.name(), value), at);
  }

  /** Writes bytes that need not be a record at all. */
  public void publishBytes(Topic<?> topic, String key, byte @Nullable [] bytes, Instant at) {
    send(topic, key, bytes, at);
    flush();
  }

  /** Writes a record as {@link #publish} does, but waits for nothing; see {@link #flush}. */
  public <V> void send(Topic<V> topic, String key, V value, Instant at) {
    send(topic, key, serdes.values(topic).serializer().serialize(topic.name(), value), at);
  }

  private void send(Topic<?> topic, String key, byte @Nullable [] bytes, Instant at) {
    producer.send(new ProducerRecord<>(topic.name(), null, at.toEpochMilli(), key, bytes));
  }

  /** Waits until the broker has all that was sent. */
  public void flush() {
    producer.flush();
  }

  /**
   * All committed records of a topic that match, read to its end once there are so many; a minute's
   * patience.
   *
   * @throws AssertionError if fewer come
   */
  public <V> List<V> await(Topic<V> topic, int count, Predicate<V> matching) {
    return consume(topic, serdes.values(topic).deserializer(), count, matching).stream()
        .map(ConsumerRecord::value)
        .toList();
  }

  /** The same of the bytes and headers, for topics that hold anything. */
  public List<ConsumerRecord<String, byte[]>> awaitBytes(Topic<?> topic, int count) {
    return consume(topic, new ByteArrayDeserializer(), count, _ -> true);
  }

  private <V> List<ConsumerRecord<String, V>> consume(
      Topic<?> topic, Deserializer<V> values, int count, Predicate<V> matching) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false");
    List<ConsumerRecord<String, V>> found = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), values)) {
      consumer.assign(
          IntStream.range(0, topic.partitions())
              .mapToObj(partition -> new TopicPartition(topic.name(), partition))
              .toList());
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while ((found.size() < count || !isAtEnd(consumer)) && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> {
              if (matching.test(record.value())) {
                found.add(record);
              }
            });
      }
    }
    if (found.size() < count) {
      throw new AssertionError(
          "Expected %d records on %s within %s, but found %d: %s"
              .formatted(count, topic, PATIENCE, found.size(), found));
    }
    return found;
  }

  private static boolean isAtEnd(KafkaConsumer<?, ?> consumer) {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    producer.close();
  }
}
