package dev.handoff.bench;

import dev.handoff.topic.Party;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker with scoring's topics, and what is asked of it around a run. */
final class Bus implements AutoCloseable {
  private final BrokerProcess broker;
  private final Map<String, Object> clients;
  private final Admin admin;

  /** Starts the broker, and creates every topic that scoring reads or writes. */
  Bus() {
    this(Party.SCORING_SERVICE);
  }

  /** The same for another service. */
  Bus(Party service) {
    broker = BrokerProcess.start();
    clients = Map.of("bootstrap.servers", broker.bootstrapServers());
    admin = Admin.create(clients);
    get(admin.createTopics(Topics.of(service).stream().map(Topic::asNewTopic).toList()).all());
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(clients, new StringSerializer(), new ByteArraySerializer());
  }

  /** How many records of scoring's sources a group of consumers has behind it. */
  long committed(String group) {
    return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .values()
        .stream()
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }

  /** Reads a topic from its beginning to its present end, committed records only. */
  void read(String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions(topic));
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(reader);
      }
    }
  }

  long count(String topic) {
    long[] records = {0};
    read(topic, _ -> records[0]++);
    return records[0];
  }

  /** Empties a topic. */
  void clear(Topic<?> topic) {
    get(
        admin
            .deleteRecords(
                partitions(topic.name()).stream()
                    .collect(
                        Collectors.toMap(
                            partition -> partition, _ -> RecordsToDelete.beforeOffset(-1))))
            .all());
  }

  /** Removes what a topology keeps on the broker for itself. */
  void forget(String application) {
    Set<String> topics = get(admin.listTopics().names());
    get(
        admin
            .deleteTopics(
                topics.stream().filter(name -> name.startsWith(application + "-")).toList())
            .all());
  }

  private List<TopicPartition> partitions(String topic) {
    return get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
        .flatMap(described ->
            described.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition())))
        .toList();
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker was asked", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not do as asked", e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
  }
}
