package dev.handoff.local.intake;

import dev.handoff.local.Refusal;
import dev.handoff.local.reading.Clients;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Tally;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Topic;
import dev.handoff.wire.RegistryUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends messages in the order given, each with its own time, until the broker has all of them. */
final class Publication implements AutoCloseable {
  private final Producer<String, GenericContainer> producer;
  private final Terminal terminal;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Publication(Producer<String, GenericContainer> producer, Terminal terminal) {
    this.producer = producer;
    this.terminal = terminal;
  }

  static Publication to(Place place, Terminal terminal) {
    return new Publication(Clients.producer(place), terminal);
  }

  /** A message on its way: what, about whom, and when it was true. */
  record Letter<V>(String leadId, Instant at, V message) {}

  /**
   * Sends all letters and waits until the broker has written them.
   *
   * @throws Refusal if one of them was not taken
   */
  <V extends GenericContainer> void send(String task, Topic<V> topic, List<Letter<V>> letters) {
    if (letters.isEmpty()) {
      return;
    }
    try (var tally = new Tally(terminal, task, letters.size(), "records", "Kafka to take them");
        var watch = Executors.newSingleThreadScheduledExecutor()) {
      // Sending blocks where Kafka is away, so that somebody else has to say so.
      watch.scheduleAtFixedRate(tally::look, 1, 1, TimeUnit.SECONDS);
      for (var letter : letters) {
        send(topic, letter, tally);
        refuseIfFailed(topic);
      }
      producer.flush();
    } catch (RegistryUnavailable noAnswer) {
      throw new Refusal(String.valueOf(noAnswer.getMessage()));
    } catch (KafkaException problem) {
      failure.compareAndSet(null, problem);
    }
    refuseIfFailed(topic);
  }

  private <V extends GenericContainer> void send(Topic<V> topic, Letter<V> letter, Tally tally) {
    var record =
        new ProducerRecord<String, GenericContainer>(
            topic.name(), null, letter.at().toEpochMilli(), letter.leadId(), letter.message());
    producer.send(
        record,
        (_, problem) -> {
          if (problem == null) {
            tally.step();
          } else {
            failure.compareAndSet(null, problem);
          }
        });
  }

  private void refuseIfFailed(Topic<?> topic) {
    var problem = failure.get();
    if (problem != null) {
      throw new Refusal(
          """
          Kafka did not take a record for %s: %s
          Import the same file again when it runs: nothing counts twice.\
          """
              .formatted(topic.name(), problem.getMessage()));
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
