package dev.handoff.local.reading;

import dev.handoff.local.stack.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic's records, partition by partition in order, for as long as somebody wants them. */
public final class Tail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  private Tail(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.partitions =
        consumer.partitionsFor(topic, Clients.PATIENCE).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /** Stands at the topic's first record. */
  public static Tail fromBeginning(Place place, String topic) {
    var tail = new Tail(Clients.consumer(place), topic);
    tail.consumer.seekToBeginning(tail.partitions);
    return tail;
  }

  /** Stands behind the topic's last record: only new ones will be seen. */
  public static Tail fromNow(Place place, String topic) {
    var tail = new Tail(Clients.consumer(place), topic);
    tail.consumer.seekToEnd(tail.partitions);
    tail.partitions.forEach(tail.consumer::position);
    return tail;
  }

  /** Hands on what is there now, until the end or until the reader has had enough. */
  public void untilEnd(Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
    var ends = consumer.endOffsets(partitions);
    while (!reached(ends)) {
      if (!handOn(wantsMore)) {
        return;
      }
    }
  }

  /** Hands on what is there and what comes, until the reader has had enough. */
  public void follow(Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
    while (handOn(wantsMore)) {
      // The next poll waits for what comes.
    }
  }

  /** The same for as long as somebody says. */
  public void follow(BooleanSupplier goesOn, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    while (goesOn.getAsBoolean()) {
      handOn(record -> {
        reader.accept(record);
        return true;
      });
    }
  }

  private boolean handOn(Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
    for (var record : consumer.poll(POLL)) {
      if (!wantsMore.test(record)) {
        return false;
      }
    }
    return true;
  }

  // Positions, not records: the last offsets of a partition may hold markers of transactions only.
  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
