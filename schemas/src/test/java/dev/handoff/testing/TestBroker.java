package dev.handoff.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A broker for service tests: Kafka's own image where a Docker engine answers, else the embedded
 * one. Started when it is first asked for, and gone with the test class or the JVM: what one class
 * publishes is no business of the next.
 */
public final class TestBroker {
  private static final String IMAGE = "apache/kafka:4.2.1";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "offsets.topic.num.partitions", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.num.partitions", "1",
          "transaction.state.log.min.isr", "1",
          "group.initial.rebalance.delay.ms", "0",
          // What the killed left open ends when its time is up, and not up to ten seconds later.
          "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500",
          "log.cleaner.dedupe.buffer.size", "4194304",
          "auto.create.topics.enable", "false");

  private static @Nullable Running running;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TestBroker::stop));
  }

  private TestBroker() {}

  private record Running(String bootstrapServers, Runnable end) {}

  /** Where it listens; starts it at the first call. */
  public static synchronized String bootstrapServers() {
    if (running == null) {
      running = DockerClientFactory.instance().isDockerAvailable() ? container() : inThisJvm();
    }
    return running.bootstrapServers();
  }

  /** Ends it, if there is one; who asks then gets another. */
  static synchronized void stop() {
    if (running != null) {
      running.end().run();
      running = null;
    }
  }

  // Testcontainers' own watchdog removes it when the JVM is gone.
  @SuppressWarnings("resource")
  private static Running container() {
    KafkaContainer kafka = new KafkaContainer(IMAGE);
    SETTINGS.forEach((key, value) ->
        kafka.withEnv("KAFKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT), value));
    kafka.start();
    return new Running(kafka.getBootstrapServers(), kafka::stop);
  }

  private static Running inThisJvm() {
    EmbeddedKafkaKraftBroker kafka = embedded();
    return new Running(kafka.getBrokersAsString(), kafka::destroy);
  }

  /** An embedded one, started, for a test that takes it away itself; whoever asks destroys it. */
  public static EmbeddedKafkaKraftBroker embedded() {
    try {
      Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1);
    kafka.brokerProperties(SETTINGS);
    kafka.afterPropertiesSet();
    return kafka;
  }
}
