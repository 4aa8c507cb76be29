package dev.handoff.lifecycle.ledger;

import static java.util.stream.Collectors.toSet;

import dev.handoff.message.LeadErased;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads who was erased before anything else is read: a ledger that is empty, in a new database,
 * must not know anybody for a moment who is to be forgotten.
 */
final class ErasuresFirst {
  private static final Logger LOG = LoggerFactory.getLogger(ErasuresFirst.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DefaultKafkaConsumerFactory<String, byte[]> consumers;
  private final Deserializer<LeadErased> values;
  private final TransactionOperations transaction;
  private final LedgerWriter writer;

  ErasuresFirst(
      ConsumerFactory<?, ?> consumers,
      TopicSerdes serdes,
      TransactionOperations transaction,
      LedgerWriter writer) {
    this.consumers =
        new DefaultKafkaConsumerFactory<>(
            consumers.getConfigurationProperties(),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.values = serdes.values(Topics.ERASURE).deserializer();
    this.transaction = transaction;
    this.writer = writer;
  }

  /** Returns when all that are on the topic are in the ledger. */
  void read() {
    List<LeadErased> erased = all();
    if (!erased.isEmpty()) {
      transaction.executeWithoutResult(_ -> {
        Batch batch = writer.begin(Set.of(), true);
        erased.forEach(batch::add);
        writer.write(batch);
      });
    }
  }

  private List<LeadErased> all() {
    Set<TopicPartition> partitions =
        IntStream.range(0, Topics.ERASURE.partitions())
            .mapToObj(it -> new TopicPartition(Topics.ERASURE.name(), it))
            .collect(toSet());
    List<LeadErased> erased = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "ledger-erasures")) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions, PATIENCE);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> note(record, erased));
      }
    }
    return erased;
  }

  private void note(ConsumerRecord<String, byte[]> record, List<LeadErased> erased) {
    if (record.value() == null) {
      return;
    }
    try {
      erased.add(values.deserialize(record.topic(), record.value()));
    } catch (SerializationException foreign) {
      LOG.error("Offset {} of {} is passed over", record.offset(), record.topic(), foreign);
    }
  }
}
