package dev.handoff.local.reading;

import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Place;
import dev.handoff.topic.Topic;
import dev.handoff.wire.AvroSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Connections to the stack's broker. */
public final class Clients {
  /** How long the broker may take to answer. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Longer than any history. */
  private static final Duration FOR_GOOD = Duration.ofDays(1_000_000);

  private Clients() {}

  /** An administrator's connection; the first request shows whether the broker answers. */
  public static Admin admin(Place place) {
    return Admin.create(patient(place));
  }

  private static Map<String, Object> patient(Place place) {
    var settings = new HashMap<>(place.kafkaClient());
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    return settings;
  }

  /** A consumer of bytes without a group, which sees only what was committed. */
  static KafkaConsumer<byte[], byte[]> consumer(Place place) {
    var settings = patient(place);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A producer of messages by their leads' ids, which loses none and writes none twice. */
  public static Producer<String, GenericContainer> producer(Place place) {
    var values = new AvroSerializer();
    values.configure(place.registryClient(), false);
    var settings = new HashMap<>(place.kafkaClient());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 16);
    return new KafkaProducer<>(settings, new StringSerializer(), values);
  }

  /**
   * How long a topic keeps its records, as the broker has it.
   *
   * @throws Refusal if it does not answer
   */
  public static Duration kept(Place place, Topic<?> topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    try (var admin = admin(place)) {
      var configs = admin.describeConfigs(List.of(resource)).all().get().values();
      var millis = Long.parseLong(retention(configs.iterator().next()));
      return millis < 0 ? FOR_GOOD : Duration.ofMillis(millis);
    } catch (ExecutionException noAnswer) {
      throw noAnswer(place);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    }
  }

  private static String retention(Config config) {
    return config.get(TopicConfig.RETENTION_MS_CONFIG).value();
  }

  private static Refusal noAnswer(Place place) {
    return new Refusal(
        "Expected Kafka at "
            + place.bootstrapServers()
            + " to answer, but it does not. deploy/local/up starts it.");
  }

  /**
   * The broker's topics.
   *
   * @throws Refusal if it does not answer
   */
  public static SortedSet<String> topics(Place place) {
    if (!place.kafka().answers()) {
      throw noAnswer(place);
    }
    try (var admin = admin(place)) {
      return new TreeSet<>(admin.listTopics().names().get());
    } catch (ExecutionException noAnswer) {
      throw noAnswer(place);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    }
  }
}
