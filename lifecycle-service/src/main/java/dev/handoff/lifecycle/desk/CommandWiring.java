package dev.handoff.lifecycle.desk;

import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.ERASURE_COMMAND;
import static dev.handoff.topic.Topics.SALES_COMMAND;

import dev.handoff.topic.Retention;
import dev.handoff.topic.TopicSerdes;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.util.backoff.FixedBackOff;

/** How commands leave the desk, and their outcomes come back to it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskSettings.class)
class CommandWiring {
  private static final String OUTCOMES_LISTENER = "command-outcomes";
  private static final int BEFORE_REQUESTS =
      WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

  /** For what has no cause that an id could follow from: a request is one, whoever repeats it. */
  @Bean
  IdGenerator freshIds() {
    return new AlternativeJdkIdGenerator();
  }

  @Bean
  CommandTopic commandTopic(
      ProducerFactory<?, ?> producers, TopicSerdes serdes, InstantSource time, IdGenerator fresh) {
    var desk =
        CommandTopic.producers(
            producers.getConfigurationProperties(), fresh.generateId().toString());
    return new CommandTopic(desk, serdes.values(SALES_COMMAND).serializer(), time);
  }

  @Bean
  ErasureTopic erasureTopic(
      CommandTopic commands, TopicSerdes serdes, InstantSource time, IdGenerator fresh) {
    return new ErasureTopic(commands, serdes.values(ERASURE_COMMAND).serializer(), time, fresh);
  }

  @Bean
  StillThere stillThere(@Value("${handoff.kept-days}") int keptDays) {
    return new StillThere(Retention.historyOf(keptDays));
  }

  @Bean
  AwaitedOutcomes awaitedOutcomes(DeskSettings settings) {
    return new AwaitedOutcomes(settings.commandsAtOnce());
  }

  @Bean
  OutcomeFollower outcomeFollower(AwaitedOutcomes awaited, TopicSerdes serdes) {
    return new OutcomeFollower(awaited, serdes.values(COMMAND_OUTCOME).deserializer());
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> outcomes(
      ConsumerFactory<?, ?> consumers, OutcomeFollower follower) {
    ContainerProperties properties = new ContainerProperties(fromTheEnd());
    properties.setMessageListener(follower);
    properties.setClientId(OUTCOMES_LISTENER);
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    Map<String, Object> config = new HashMap<>(consumers.getConfigurationProperties());
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    var container =
        new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                config, StringDeserializer::new, ByteArrayDeserializer::new),
            properties);
    container.setBeanName(OUTCOMES_LISTENER);
    container.setPhase(BEFORE_REQUESTS);
    container.setCommonErrorHandler(once());
    return container;
  }

  private static TopicPartitionOffset[] fromTheEnd() {
    return IntStream.range(0, COMMAND_OUTCOME.partitions())
        .mapToObj(partition ->
            new TopicPartitionOffset(COMMAND_OUTCOME.name(), partition, SeekPosition.END))
        .toArray(TopicPartitionOffset[]::new);
  }

  /**
   * Who waits for an outcome that cannot be read is told that it did not come; all others go on.
   */
  private static DefaultErrorHandler once() {
    return new DefaultErrorHandler(new FixedBackOff(0, 0));
  }

  @Bean
  OpenApiCustomizer publishedApi() {
    return new PublishedApi();
  }

  @Bean
  HealthIndicator outcomesHealthIndicator(OutcomeFollower follower) {
    return () ->
        follower.isFollowing()
            ? Health.up().build()
            : Health.outOfService()
                .withDetail("waitingFor", "the end of " + COMMAND_OUTCOME.name())
                .build();
  }
}
