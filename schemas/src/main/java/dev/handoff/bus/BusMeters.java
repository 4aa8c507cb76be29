package dev.handoff.bus;

import dev.handoff.contract.ContractBook;
import dev.handoff.metric.LabelLimits;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** What every service shows of itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LabelLimits.class)
class BusMeters {
  private static final Logger LOG = LoggerFactory.getLogger(BusMeters.class);
  private static final long RETRY_MILLIS = 1_000;

  @Bean
  ContractMeters contractMeters(
      ContractBook contracts, InstantSource time, LabelLimits limits, MeterRegistry meters) {
    return new ContractMeters(contracts, time, limits.label(), meters);
  }

  @Bean
  TopologyMeters topologyMeters(
      StreamsBuilderFactoryBean factory,
      @Value("${spring.kafka.streams.application-id}") String application,
      MeterRegistry meters) {
    TopologyMeters topology = new TopologyMeters(factory, application, meters);
    factory.addListener(topology);
    return topology;
  }

  /** The instances of a service divide what is counted among them. */
  @Bean
  Counting counting(
      Party self,
      Tally tally,
      TopicSerdes serdes,
      ConsumerFactory<?, ?> consumers,
      LabelLimits limits,
      MeterRegistry meters) {
    String group = self.id() + ".tally";
    ContainerProperties properties =
        new ContainerProperties(
            Stream.concat(tally.topics().stream(), Stream.of(Topics.deadLetterOf(self)))
                .map(Topic::name)
                .toArray(String[]::new));
    properties.setGroupId(group);
    properties.setClientId(group);
    properties.setMessageListener(
        new TallyFollower(
            tally, new DeadLetterMeters(limits.label(), limits.label(), meters), serdes));
    var container = new ConcurrentMessageListenerContainer<>(readingBytes(consumers), properties);
    container.setBeanName(group);
    container.setCommonErrorHandler(untilTheRegistryAnswers());
    return new Counting(container);
  }

  /** Not the container itself: a service has containers of its own, and asks for them by type. */
  record Counting(ConcurrentMessageListenerContainer<String, byte[]> container)
      implements SmartLifecycle {
    @Override
    public void start() {
      container.start();
    }

    @Override
    public void stop() {
      container.stop();
    }

    @Override
    public boolean isRunning() {
      return container.isRunning();
    }
  }

  private static DefaultErrorHandler untilTheRegistryAnswers() {
    DefaultErrorHandler handler =
        new DefaultErrorHandler(
            (record, fault) -> LOG.error("A record of {} is not counted", record.topic(), fault));
    handler.setBackOffFunction((_, exception) ->
        UndecodableRecords.isPassing(exception)
            ? new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)
            : new FixedBackOff(0, 0));
    return handler;
  }

  private static DefaultKafkaConsumerFactory<String, byte[]> readingBytes(
      ConsumerFactory<?, ?> consumers) {
    var factory =
        new DefaultKafkaConsumerFactory<>(
            consumers.getConfigurationProperties(),
            StringDeserializer::new,
            ByteArrayDeserializer::new);
    factory.updateConfigs(
        Map.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest", // nothing that was written before the first count is left out
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            6_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            1_500));
    return factory;
  }
}
