package dev.handoff.lifecycle.desk;

import static dev.handoff.topic.Topics.SALES_COMMAND;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.desk.Refusal;
import dev.handoff.message.SalesCommand;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Writes commands, such as those to {@code leads.sales-command}, each in a transaction of its own.
 * What is not committed is never read, so that a command of which its sender was told that nothing
 * was done can be taken at that word, however late its bytes reach the broker.
 */
final class CommandTopic implements CommandLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandTopic.class);

  /** A producer has one transaction at a time, and a connection of its own. */
  private static final int AT_ONCE = 8;

  private static final Duration FOR_A_TURN = Duration.ofSeconds(1);
  private static final Duration FOR_AN_ACKNOWLEDGEMENT = Duration.ofSeconds(2);
  private static final Duration FOR_A_CALL = Duration.ofSeconds(2);

  /** A producer that failed is closed while its sender waits, and others for its turn. */
  private static final Duration FOR_A_GOODBYE = Duration.ofSeconds(1);

  /** Nothing behind a transaction is read before it has ended, be its writer alive or not. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

  /** A broker forgets producers that are silent for a day. */
  private static final Duration OLDEST_PRODUCER = Duration.ofHours(12);

  private static final int RETRY_SECONDS = 5;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final ProducerFactory<String, byte[]> producers;
  private final Serializer<SalesCommand> values;
  private final InstantSource time;

  /**
   * @param producers each with transactions, as {@link #producers} makes them
   */
  CommandTopic(
      ProducerFactory<String, byte[]> producers,
      Serializer<SalesCommand> values,
      InstantSource time) {
    this.producers = producers;
    this.values = values;
    this.time = time;
  }

  /**
   * Makes producers that do not wait long.
   *
   * @param like the settings that are those of every producer
   * @param instance tells the transactions of this process from those of every other
   */
  static ProducerFactory<String, byte[]> producers(Map<String, Object> like, String instance) {
    Map<String, Object> config = new HashMap<>(like);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, FOR_A_CALL.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) FOR_AN_ACKNOWLEDGEMENT.toMillis());
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) FOR_AN_ACKNOWLEDGEMENT.toMillis());
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST_TRANSACTION.toMillis());
    var producers =
        new DefaultKafkaProducerFactory<>(
            config, new StringSerializer(), new ByteArraySerializer());
    producers.setTransactionIdPrefix(Party.LIFECYCLE_SERVICE.id() + "-desk-" + instance + "-");
    producers.setMaxAge(OLDEST_PRODUCER);
    producers.setPhysicalCloseTimeout((int) FOR_A_GOODBYE.toSeconds());
    return producers;
  }

  @Override
  public Handover append(SalesCommand command, String request) {
    return append(SALES_COMMAND, values, command.getLeadId(), command, request);
  }

  /** The same with something else that is asked of a lead. */
  <V> Handover append(
      Topic<V> topic, Serializer<V> serializer, String leadId, V asked, String request) {
    var record =
        new ProducerRecord<>(
            topic.name(),
            null,
            time.millis(),
            leadId,
            serialized(topic, serializer, asked),
            List.of(new RecordHeader(OutcomeFollower.REQUEST, request.getBytes(UTF_8))));
    if (!hasItsTurn()) {
      throw notTaken("it is busy with others"); // no line each: whoever asks too much, asks a lot
    }
    try (Producer<String, byte[]> producer = created()) {
      write(producer, record);
      return committed(producer);
    } finally {
      turns.release();
    }
  }

  private static <V> byte[] serialized(Topic<V> topic, Serializer<V> serializer, V asked) {
    try {
      return serializer.serialize(topic.name(), asked);
    } catch (KafkaException away) {
      throw notTaken("the schema registry did not answer", away);
    }
  }

  private boolean hasItsTurn() {
    try {
      return turns.tryAcquire(FOR_A_TURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Producer<String, byte[]> created() {
    try {
      return producers.createProducer();
    } catch (KafkaException | org.springframework.kafka.KafkaException away) {
      throw notTaken("it did not answer", away);
    }
  }

  private static void write(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
    try {
      producer.beginTransaction();
      producer.send(record).get(FOR_AN_ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      abort(producer);
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException away) {
      abort(producer);
      throw notTaken("it did not answer", away);
    }
  }

  /** Where even that is not heard, the broker ends the transaction itself, and as well. */
  private static void abort(Producer<String, byte[]> producer) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException notHeard) {
      LOG.debug("A transaction is left to the broker to abort", notHeard);
    }
  }

  private static Handover committed(Producer<String, byte[]> producer) {
    try {
      producer.commitTransaction();
      return Handover.TAKEN;
    } catch (KafkaException | IllegalStateException unanswered) {
      LOG.warn("Whether a command was taken is not known", unanswered);
      return Handover.UNKNOWN;
    }
  }

  private static Refusal notTaken(String why, Exception away) {
    LOG.warn("A command is not taken, as {}: {}", why, String.valueOf(away));
    return notTaken(why);
  }

  private static Refusal notTaken(String why) {
    return Refusal.forNow(
        "The command was not taken",
        "Expected Kafka to take the command, but %s. Nothing was done: ask again".formatted(why),
        RETRY_SECONDS);
  }

  @Override
  public void close() {
    producers.reset();
  }
}
