package dev.handoff.sla.notice;

import dev.handoff.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import org.springframework.util.backoff.FixedBackOff;

/** Makes the consumers of this room. What fails in one is Kafka's or the registry's, and passes. */
final class Listeners {
  private static final long CAUGHT_UP_AFTER_MILLIS = 300;
  private static final long END_OF_NAP_MILLIS = 200;
  private static final long RETRY_MILLIS = 1_000;

  private final String service;
  private final DefaultKafkaConsumerFactory<String, byte[]> consumers;

  /**
   * @param service whose groups they are
   */
  Listeners(String service, ConsumerFactory<?, ?> consumers) {
    this.service = service;
    this.consumers =
        new DefaultKafkaConsumerFactory<>(
            consumers.getConfigurationProperties(),
            StringDeserializer::new,
            ByteArrayDeserializer::new);
    this.consumers.updateConfigs(
        Map.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            Lane.AT_ONCE,
            // An instance that was killed is replaced in seconds, as those of the topology are.
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            6_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            1_500));
  }

  /** Reads a topic from an instant on by an assignment of its own: every instance reads it all. */
  KafkaMessageListenerContainer<String, byte[]> follower(
      String name, Topic<?> topic, Instant from, MessageListener<String, byte[]> listener) {
    ContainerProperties properties =
        new ContainerProperties(
            IntStream.range(0, topic.partitions())
                .mapToObj(partition ->
                    new TopicPartitionOffset(
                        topic.name(), partition, from.toEpochMilli(), SeekPosition.TIMESTAMP))
                .toArray(TopicPartitionOffset[]::new));
    properties.setMessageListener(listener);
    properties.setClientId(name);
    properties.setAckMode(AckMode.MANUAL);
    properties.setIdleEventInterval(CAUGHT_UP_AFTER_MILLIS);
    // It is told of between polls only, and a poll of its own accord lasts five seconds.
    properties.setPollTimeout(CAUGHT_UP_AFTER_MILLIS);
    var container = new KafkaMessageListenerContainer<>(consumers, properties);
    container.setCommonErrorHandler(untilItWorks());
    return container;
  }

  /** What happens to leads, a part for each instance. */
  ConcurrentMessageListenerContainer<String, byte[]> of(Herald herald) {
    return group("herald", Herald.TOPICS, herald, AckMode.BATCH);
  }

  /** The notices of a stage, a part for each instance. */
  ConcurrentMessageListenerContainer<String, byte[]> of(Lane lane) {
    var container = group(lane.name(), List.of(lane.topic()), lane, AckMode.MANUAL);
    // A nap ends between polls only, as above.
    container.getContainerProperties().setPollTimeout(END_OF_NAP_MILLIS);
    return container;
  }

  private ConcurrentMessageListenerContainer<String, byte[]> group(
      String name, List<? extends Topic<?>> topics, Object listener, AckMode acknowledging) {
    String group = service + "." + name;
    ContainerProperties properties =
        new ContainerProperties(topics.stream().map(Topic::name).toArray(String[]::new));
    properties.setGroupId(group);
    properties.setClientId(group);
    properties.setMessageListener(listener);
    properties.setAckMode(acknowledging);
    var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
    container.setBeanName(group);
    container.setCommonErrorHandler(untilItWorks());
    return container;
  }

  private static DefaultErrorHandler untilItWorks() {
    return new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
  }
}
