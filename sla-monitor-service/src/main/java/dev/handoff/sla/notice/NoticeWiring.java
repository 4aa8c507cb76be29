package dev.handoff.sla.notice;

import dev.handoff.contract.ContractBook;
import dev.handoff.message.LeadErased;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.metric.Metrics;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeWiring {

  @Bean
  Credentials credentials(NoticeSettings settings, Environment environment) {
    return new Credentials(settings.credentials(), environment::getProperty);
  }

  @Bean
  NoticeLog noticeLog(MeterRegistry meters) {
    NoticeLog log = new NoticeLog();
    Metrics.NOTICE_DEAD_LETTERS.gauge(meters, log, NoticeLog::deadLetters);
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

  @Bean
  Listeners listeners(
      @Value("${spring.application.name}") String service, ConsumerFactory<?, ?> consumers) {
    return new Listeners(service, consumers);
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> noticeLogFollower(
      Listeners listeners, TopicSerdes serdes, NoticeLog log, InstantSource time) {
    Decoder decoder = new Decoder(serdes, List.of(Topics.NOTICE));
    return listeners.follower(
        "notice-log",
        Topics.NOTICE,
        time.instant().minus(NoticeLog.REACHES_BACK),
        record -> {
          if (decoder.decode(record) instanceof NoticeRecorded recorded) {
            log.on(recorded);
          }
        });
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> erasureFollower(
      Listeners listeners, TopicSerdes serdes, NoticeLog log, InstantSource time) {
    Decoder decoder = new Decoder(serdes, List.of(Topics.ERASURE));
    return listeners.follower(
        "erasures",
        Topics.ERASURE,
        time.instant().minus(Forgotten.REACHES_BACK),
        record -> {
          if (decoder.decode(record) instanceof LeadErased erased) {
            log.forgotten().on(erased);
          }
        });
  }

  @Bean
  Herald herald(
      TopicSerdes serdes,
      Subscribers subscribers,
      NoticeLog log,
      NoticeWriter writer,
      InstantSource time) {
    return new Herald(new Decoder(serdes, Herald.TOPICS), subscribers, log, writer, time);
  }

  @Bean
  Lanes lanes(
      NoticeSettings settings,
      Credentials credentials,
      TopicSerdes serdes,
      NoticeLog log,
      NoticeWriter writer,
      InstantSource time) {
    Post post = new Post(settings.patience());
    List<Carrier> carriers =
        List.of(
            new WebhookCarrier(credentials, post),
            new SlackCarrier(credentials, post),
            new PagerDutyCarrier(credentials, post));
    return new Lanes(Stage.all(settings.retryAfter()), carriers, serdes, log, writer, time);
  }

  @Bean
  NoticesStart noticesStart(
      KafkaMessageListenerContainer<String, byte[]> contractFollower,
      KafkaMessageListenerContainer<String, byte[]> noticeLogFollower,
      KafkaMessageListenerContainer<String, byte[]> erasureFollower,
      Listeners listeners,
      Herald herald,
      Lanes lanes,
      ContractBook contracts,
      InstantSource time) {
    List<ConcurrentMessageListenerContainer<String, byte[]>> containers =
        Stream.concat(Stream.of(listeners.of(herald)), lanes.all().stream().map(listeners::of))
            .toList();
    return new NoticesStart(
        List.of(contractFollower, noticeLogFollower, erasureFollower), containers, contracts, time);
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
}
