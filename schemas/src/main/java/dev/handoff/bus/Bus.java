package dev.handoff.bus;

import dev.handoff.contract.ContractBook;
import dev.handoff.topic.Party;
import dev.handoff.topic.Retention;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What every service needs on the bus, once. A service imports it, names itself in {@code
 * spring.application.name} as its {@link Party} is named, and adds its own topology.
 */
@Configuration(proxyBeanMethods = false)
@EnableKafkaStreams
@Import(BusMeters.class)
public class Bus {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private static final String CONTRACTS_LISTENER = "contracts";
  private static final long CAUGHT_UP_AFTER_MILLIS = 300;
  private static final long RETRY_MILLIS = 1000;

  @Bean
  Party self(@Value("${spring.application.name}") String name) {
    return Party.named(name);
  }

  @Bean
  InstantSource time() {
    return InstantSource.system();
  }

  /**
   * The topics that this service writes or reads; they are set right at every start, unless that is
   * somebody else's to do.
   *
   * @param keptDays how long topics of history keep it, in days, at least 1; what is older is
   *     deleted, counted from the record's own timestamp
   */
  @Bean
  KafkaAdmin.NewTopics topics(Party self, @Value("${handoff.kept-days}") int keptDays) {
    var history = Retention.historyOf(keptDays);
    return new KafkaAdmin.NewTopics(
        Topics.of(self).stream().map(topic -> topic.asNewTopic(history)).toArray(NewTopic[]::new));
  }

  @Bean
  ExpectedTopics expectedTopics(
      Party self, KafkaAdmin admin, @Value("${spring.kafka.admin.auto-create}") boolean makesThem) {
    return new ExpectedTopics(self, admin, makesThem);
  }

  @Bean
  TopicSerdes topicSerdes(KafkaStreamsConfiguration streams) {
    Map<String, Object> config = new HashMap<>();
    streams.asProperties().forEach((key, value) -> config.put((String) key, value));
    return new TopicSerdes(config);
  }

  @Bean
  ContractBook contracts() {
    return new ContractBook();
  }

  /** Follows the contracts by an assignment of its own: every instance reads all of them. */
  @Bean
  KafkaMessageListenerContainer<String, byte[]> contractFollower(
      ConsumerFactory<?, ?> consumers,
      TopicSerdes serdes,
      ContractBook contracts,
      ContractMeters meters) {
    ContainerProperties properties =
        new ContainerProperties(
            new TopicPartitionOffset(Topics.CONTRACT.name(), 0, SeekPosition.BEGINNING));
    properties.setMessageListener(
        new ContractFollower(contracts, serdes.values(Topics.CONTRACT).deserializer(), meters));
    properties.setClientId(CONTRACTS_LISTENER);
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    properties.setIdleEventInterval(CAUGHT_UP_AFTER_MILLIS);
    // It is told of between polls only, and a poll of its own accord lasts five seconds.
    properties.setPollTimeout(CAUGHT_UP_AFTER_MILLIS);
    var container =
        new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                consumers.getConfigurationProperties(),
                StringDeserializer::new,
                ByteArrayDeserializer::new),
            properties);
    container.setBeanName(CONTRACTS_LISTENER);
    container.setCommonErrorHandler(untilReadable());
    return container;
  }

  private static DefaultErrorHandler untilReadable() {
    DefaultErrorHandler handler =
        new DefaultErrorHandler(
            (record, e) -> LOG.error("A record of {} is passed over", record.topic(), e),
            new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    handler.addNotRetryableExceptions(SerializationException.class);
    return handler;
  }

  /** No record is judged before the contract is known that it is to be judged by. */
  @Bean
  StreamsStart streamsStart(
      KafkaMessageListenerContainer<String, byte[]> contractFollower,
      StreamsBuilderFactoryBean factory,
      ContractBook contracts,
      InstantSource time) {
    return new StreamsStart(contractFollower, factory, contracts, time);
  }

  record StreamsStart(
      KafkaMessageListenerContainer<?, ?> follower,
      StreamsBuilderFactoryBean factory,
      ContractBook contracts,
      InstantSource time) {
    @EventListener
    void onCaughtUp(ListenerContainerIdleEvent idle) {
      if (idle.getSource() == follower
          && !factory.isRunning()
          && contracts.standing(time.instant()).isPresent()) {
        factory.start();
      }
    }
  }

  @Bean
  HealthIndicator streams(
      StreamsBuilderFactoryBean factory, ContractBook contracts, InstantSource time) {
    return new StreamsHealth(factory, contracts, time);
  }

  @Bean
  StreamsBuilderFactoryBeanConfigurer onFatal(ApplicationContext context) {
    StreamsUncaughtExceptionHandler handler = exception -> onFatal(context, exception);
    return factory -> factory.setStreamsUncaughtExceptionHandler(handler);
  }

  /**
   * Without this, Kafka Streams leaves an instance that stops in its group: the group would wait
   * for it until its session times out, as for one that was killed.
   */
  @Bean
  StreamsBuilderFactoryBeanConfigurer whoIsStoppedLeavesAtOnce() {
    return factory -> factory.setLeaveGroupOnClose(true);
  }

  private static StreamThreadExceptionResponse onFatal(
      ApplicationContext context, Throwable exception) {
    if (UndecodableRecords.isPassing(exception)) {
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("The topology stops: this is a fault of the service, not of a record", exception);
    AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }
}
