package dev.handoff.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A broker for service tests: Kafka's own image where a Docker engine answers, else the embedded
 * one. Started once in a JVM, and gone with it: every IT class has a JVM of its own.
 */
public final class TestBroker {
  private static final String IMAGE = "apache/kafka:4.2.1";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "group.initial.rebalance.delay.ms", "0",
          // What the killed left open ends when its time is up, and not up to ten seconds later.
          "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500",
          "auto.create.topics.enable", "false");

  private TestBroker() {}

  private static final class Started {
    private static final String BOOTSTRAP_SERVERS =
        DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
  }

  /** Where it listens; starts it at the first call. */
  public static String bootstrapServers() {
    return Started.BOOTSTRAP_SERVERS;
  }

  // Testcontainers' own watchdog removes it when the JVM is gone.
  @SuppressWarnings("resource")
  private static String container() {
    KafkaContainer kafka = new KafkaContainer(IMAGE);
    SETTINGS.forEach((key, value) ->
        kafka.withEnv("KAFKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT), value));
    kafka.start();
    return kafka.getBootstrapServers();
  }

  private static String embedded() {
    try {
      Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1);
    kafka.brokerProperties(SETTINGS);
    kafka.afterPropertiesSet();
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::destroy));
    return kafka.getBrokersAsString();
  }
}
