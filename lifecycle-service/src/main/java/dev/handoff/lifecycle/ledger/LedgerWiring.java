package dev.handoff.lifecycle.ledger;

import dev.handoff.topic.TopicSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;

@Configuration(proxyBeanMethods = false)
class LedgerWiring {
  static final String LISTENER = "ledger-projection";

  private static final int BATCH = 2_000;
  private static final long LOOK_ROUND_MILLIS = 500;
  private static final long RETRY_MILLIS = 1_000;

  @Bean
  Delay ledgerDelay(InstantSource time, MeterRegistry meters) {
    return new Delay(time, meters);
  }

  @Bean
  Movement ledgerMovement(InstantSource time) {
    return new Movement(time);
  }

  @Bean
  LedgerWriter ledgerWriter(JdbcTemplate sql) {
    return new LedgerWriter(sql);
  }

  @Bean
  ErasuresFirst erasuresFirst(
      ConsumerFactory<?, ?> consumers,
      TopicSerdes serdes,
      PlatformTransactionManager transactions,
      LedgerWriter writer) {
    return new ErasuresFirst(consumers, serdes, new TransactionTemplate(transactions), writer);
  }

  @Bean
  Projection projection(
      TopicSerdes serdes,
      LedgerWriter writer,
      JdbcTemplate sql,
      PlatformTransactionManager transactions,
      Delay delay,
      Movement movement) {
    return new Projection(
        new Readable(serdes),
        writer,
        new Positions(sql),
        new TransactionTemplate(transactions),
        delay,
        movement);
  }

  @Bean(LISTENER)
  ConcurrentMessageListenerContainer<String, byte[]> projectionContainer(
      ConsumerFactory<?, ?> consumers,
      Projection projection,
      @Value("${spring.application.name}.ledger") String group) {
    ContainerProperties properties =
        new ContainerProperties(
            Readable.TOPICS.stream().map(topic -> topic.name()).toArray(String[]::new));
    properties.setGroupId(group);
    properties.setClientId(LISTENER);
    properties.setMessageListener(projection);
    properties.setConsumerRebalanceListener(projection);
    properties.setIdleEventInterval(LOOK_ROUND_MILLIS);
    properties.setPollTimeout(LOOK_ROUND_MILLIS);
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
            BATCH));
    var container = new ConcurrentMessageListenerContainer<>(factory, properties);
    container.setAutoStartup(false);
    // Whatever it is, it is PostgreSQL's or the registry's, and passes.
    container.setCommonErrorHandler(
        new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
    return container;
  }

  @Bean
  LedgerOpening ledgerOpening(
      DataSource postgres,
      ErasuresFirst erasures,
      ConcurrentMessageListenerContainer<String, byte[]> projectionContainer,
      Movement movement) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(postgres)
            .locations("classpath:dev/handoff/lifecycle/ledger")
            .load();
    return new LedgerOpening(flyway, erasures, projectionContainer, movement);
  }

  @Bean
  HealthIndicator ledger(LedgerOpening opening, JdbcClient sql, Delay delay, Movement movement) {
    return new LedgerHealth(opening, sql, delay, movement);
  }
}
