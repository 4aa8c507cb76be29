package dev.handoff.lifecycle;

import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sees what is written to a topic from now on, before it is committed: who is killed at this moment
 * has done something and has told nobody.
 */
final class Onlooker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer =
      new KafkaConsumer<>(
          Map.of(
              "bootstrap.servers", TestBroker.bootstrapServers(),
              "isolation.level", "read_uncommitted",
              "fetch.max.wait.ms", "5",
              "enable.auto.commit", "false"),
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer());

  private int all;

  Onlooker(Topic<?> topic) {
    var partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Waits until so many records have been written to these partitions. */
  void await(int count, Set<Integer> partitions) {
    int seen = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (seen < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "Expected %d records on partitions %s of %s within %s, but saw %d"
                .formatted(count, partitions, consumer.assignment(), PATIENCE, seen));
      }
      for (var record : poll()) {
        seen += partitions.contains(record.partition()) ? 1 : 0;
      }
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    var records = consumer.poll(Duration.ofMillis(50));
    all += records.count();
    return records;
  }

  /** How many records have been written up to now, those too that were taken back. */
  int all() {
    var ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll();
    }
    return all;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
