package dev.handoff.sla.notice;

import dev.handoff.contract.ContractBook;
import dev.handoff.message.NoticeChannel;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import org.springframework.util.backoff.FixedBackOff;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeWiring {
  private static final String FOLLOWER = "notice-log";
  private static final long CAUGHT_UP_AFTER_MILLIS = 300;
  private static final long RETRY_MILLIS = 1_000;

  @Bean
  Credentials credentials(NoticeSettings settings, Environment environment) {
    return new Credentials(settings.credentials(), environment::getProperty);
  }

  @Bean
  NoticeLog noticeLog(MeterRegistry meters) {
    NoticeLog log = new NoticeLog();
    Gauge.builder("handoff.notice.dead.letters", log, NoticeLog::deadLetters)
        .description("Notices of the last 30 days that were given up and not put back")
        .register(meters);
    return log;
  }

  @Bean
  Subscribers subscribers(ContractBook contracts) {
    return new Subscribers(contracts);
  }

  @Bean
  NoticeWriter noticeWriter(KafkaTemplate<String, Object> bus, MeterRegistry meters) {
    return new NoticeWriter(bus, meters);
  }

  /** Each instance follows all of it, by an assignment of its own. */
  @Bean
  KafkaMessageListenerContainer<String, byte[]> noticeLogFollower(
      ConsumerFactory<?, ?> consumers, TopicSerdes serdes, NoticeLog log, InstantSource time) {
    long from = time.instant().minus(NoticeLog.REACHES_BACK).toEpochMilli();
    ContainerProperties properties =
        new ContainerProperties(
            IntStream.range(0, Topics.NOTICE.partitions())
                .mapToObj(partition ->
                    new TopicPartitionOffset(
                        Topics.NOTICE.name(), partition, from, SeekPosition.TIMESTAMP))
                .toArray(TopicPartitionOffset[]::new));
    Decoder decoder = new Decoder(serdes, List.of(Topics.NOTICE));
    MessageListener<String, byte[]> listener =
        record -> {
          if (decoder.decode(record) instanceof NoticeRecorded recorded) {
            log.on(recorded);
          }
        };
    properties.setMessageListener(listener);
    properties.setClientId(FOLLOWER);
    properties.setAckMode(AckMode.MANUAL);
    properties.setIdleEventInterval(CAUGHT_UP_AFTER_MILLIS);
    properties.setPollTimeout(CAUGHT_UP_AFTER_MILLIS);
    var container = new KafkaMessageListenerContainer<>(ofBytes(consumers), properties);
    container.setCommonErrorHandler(untilItWorks());
    return container;
  }

  @Bean
  NoticesStart noticesStart(
      @Value("${spring.application.name}") String service,
      NoticeSettings settings,
      KafkaMessageListenerContainer<String, byte[]> contractFollower,
      KafkaMessageListenerContainer<String, byte[]> noticeLogFollower,
      ConsumerFactory<?, ?> consumers,
      TopicSerdes serdes,
      ContractBook contracts,
      Subscribers subscribers,
      Credentials credentials,
      NoticeLog log,
      NoticeWriter writer,
      InstantSource time) {
    List<ConcurrentMessageListenerContainer<String, byte[]>> containers = new ArrayList<>();
    containers.add(
        container(
            consumers,
            service + ".herald",
            AckMode.BATCH,
            new Herald(new Decoder(serdes, Herald.TOPICS), subscribers, log, writer, time),
            Herald.TOPICS.stream().map(Object::toString).toArray(String[]::new)));
    List<Stage> stages = Stage.all(settings.retryAfter());
    Post post = new Post(settings.patience());
    Map<NoticeChannel, Carrier> carriers =
        Stream.of(
                new WebhookCarrier(credentials, post),
                new SlackCarrier(credentials, post),
                new PagerDutyCarrier(credentials, post))
            .collect(Collectors.toMap(Carrier::channel, Function.identity()));
    // First attempts by channel: a receiver of one that is slow does not hold up another.
    carriers.forEach((channel, carrier) ->
        containers.add(
            lane(
                consumers,
                service + ".notice-" + NoticeFacts.word(channel),
                new Lane(
                    stages.getFirst(),
                    Map.of(channel, carrier),
                    Decoder.ofNotices(serdes, stages.getFirst()),
                    log,
                    writer,
                    time),
                stages.getFirst())));
    stages.stream()
        .skip(1)
        .forEach(stage ->
            containers.add(
                lane(
                    consumers,
                    service + ".notice-attempt-" + stage.attempt(),
                    new Lane(stage, carriers, Decoder.ofNotices(serdes, stage), log, writer, time),
                    stage)));
    return new NoticesStart(contractFollower, noticeLogFollower, containers, contracts, time);
  }

  @Bean
  HealthIndicator notices(
      NoticesStart start,
      NoticeLog log,
      Subscribers subscribers,
      Credentials credentials,
      InstantSource time) {
    return new NoticesHealth(start, log, subscribers, credentials, time);
  }

  private static ConcurrentMessageListenerContainer<String, byte[]> lane(
      ConsumerFactory<?, ?> consumers, String group, Lane lane, Stage stage) {
    return container(consumers, group, AckMode.MANUAL, lane, stage.topic().name());
  }

  private static ConcurrentMessageListenerContainer<String, byte[]> container(
      ConsumerFactory<?, ?> consumers,
      String group,
      AckMode acknowledging,
      Object listener,
      String... topics) {
    ContainerProperties properties = new ContainerProperties(topics);
    properties.setGroupId(group);
    properties.setClientId(group);
    properties.setMessageListener(listener);
    properties.setAckMode(acknowledging);
    var container = new ConcurrentMessageListenerContainer<>(ofBytes(consumers), properties);
    container.setBeanName(group);
    container.setCommonErrorHandler(untilItWorks());
    return container;
  }

  private static DefaultKafkaConsumerFactory<String, byte[]> ofBytes(
      ConsumerFactory<?, ?> consumers) {
    var factory =
        new DefaultKafkaConsumerFactory<>(
            consumers.getConfigurationProperties(),
            StringDeserializer::new,
            ByteArrayDeserializer::new);
    factory.updateConfigs(
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
    return factory;
  }

  /** What fails here is Kafka's or the registry's, and passes. */
  private static DefaultErrorHandler untilItWorks() {
    return new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
  }
}
