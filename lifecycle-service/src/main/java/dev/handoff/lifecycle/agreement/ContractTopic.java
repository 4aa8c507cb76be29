package dev.handoff.lifecycle.agreement;

import static dev.handoff.topic.Topics.CONTRACT;

import dev.handoff.message.ContractPublished;
import dev.handoff.topic.TopicSerdes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The contracts as they lie on {@code leads.contract}, read to its end each time: a handful of
 * records, and never what a follower knew a moment ago.
 */
final class ContractTopic implements ContractLog {
  private static final Logger LOG = LoggerFactory.getLogger(ContractTopic.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final TopicPartition WHOLE = new TopicPartition(CONTRACT.name(), 0);

  private final DefaultKafkaConsumerFactory<String, byte[]> consumers;
  private final Deserializer<ContractPublished> values;
  private final KafkaTemplate<String, ContractPublished> writer;

  ContractTopic(
      ConsumerFactory<?, ?> consumers,
      TopicSerdes serdes,
      KafkaTemplate<String, ContractPublished> writer) {
    this.consumers =
        new DefaultKafkaConsumerFactory<>(
            consumers.getConfigurationProperties(),
            serdes.keys().deserializer(),
            new ByteArrayDeserializer());
    this.values = serdes.values(CONTRACT).deserializer();
    this.writer = writer;
  }

  @Override
  public Map<String, ContractPublished> newest() {
    Map<String, ContractPublished> newest = new LinkedHashMap<>();
    try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "contract-log")) {
      consumer.assign(List.of(WHOLE));
      consumer.seekToBeginning(List.of(WHOLE));
      long end = consumer.endOffsets(List.of(WHOLE), PATIENCE).getOrDefault(WHOLE, 0L);
      while (consumer.position(WHOLE, PATIENCE) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> note(record, newest));
      }
    }
    return newest;
  }

  private void note(ConsumerRecord<String, byte[]> record, Map<String, ContractPublished> newest) {
    newest.remove(record.key());
    if (record.value() == null) {
      return;
    }
    try {
      newest.put(record.key(), values.deserialize(CONTRACT.name(), record.value()));
    } catch (SerializationException foreign) {
      LOG.error("Offset {} of {} is passed over", record.offset(), CONTRACT, foreign);
    }
  }

  @Override
  public void append(ContractPublished contract) {
    try {
      writer
          .send(CONTRACT.name(), contract.getContractId(), contract)
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException(
          "Expected to publish contract %s version %d, but the bus did not take it"
              .formatted(contract.getContractId(), contract.getVersion()),
          e);
    }
  }
}
