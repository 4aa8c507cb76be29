package dev.handoff.local.notice;

import dev.handoff.local.Refusal;
import dev.handoff.local.notice.DeadNotices.Dead;
import dev.handoff.local.reading.Clients;
import dev.handoff.local.reading.Tail;
import dev.handoff.local.stack.Place;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import dev.handoff.wire.AvroDeserializer;
import dev.handoff.wire.AvroSerializer;
import dev.handoff.wire.WireConfig;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Takes notices from the dead letters and puts them where they are carried from. */
public final class Resending {
  private final Place place;

  /** For the stack at a place. */
  public Resending(Place place) {
    this.place = place;
  }

  /**
   * Puts back every notice that was given up and neither put back nor sent since.
   *
   * @return how many these were
   */
  public int putBackAll(Instant now) {
    if (!Clients.topics(place).contains(Topics.NOTICE_DEAD_LETTER.name())) {
      return 0;
    }
    var dead = new DeadNotices();
    read(Topics.NOTICE_DEAD_LETTER, dead::letter);
    read(Topics.NOTICE, dead::recorded);
    var letters = dead.stillDead();
    var putBack = letters.stream().map(each -> putBack(each.givenUp(), now)).toList();
    try (var producer = producer()) {
      // Put back first: if we end in between, one is put back twice, and none is lost.
      send(producer, Topics.NOTICE_DUE, letters.stream().map(Dead::letter).toList());
      send(producer, Topics.NOTICE, putBack);
    }
    return letters.size();
  }

  private static NoticeRecorded putBack(NoticeRecorded givenUp, Instant now) {
    return NoticeRecorded.newBuilder(givenUp)
        .setEventId(givenUp.getNoticeId() + "/put-back-" + now.toEpochMilli())
        .setOccurredAt(now)
        .setOutcome(NoticeOutcome.PUT_BACK)
        .setAttempt(0)
        .setReason(null)
        .build();
  }

  private <V> void read(Topic<V> topic, Consumer<V> reader) {
    var values = new AvroDeserializer();
    var settings = new HashMap<>(place.registryClient());
    settings.put(WireConfig.SPECIFIC_AVRO_READER, true);
    values.configure(settings, false);
    try (var tail = Tail.fromBeginning(place, topic.name())) {
      tail.untilEnd(record -> {
        reader.accept(topic.type().cast(values.deserialize(topic.name(), record.value())));
        return true;
      });
    }
  }

  /** Waits until the broker has all of them. */
  private static void send(
      Producer<String, GenericContainer> producer,
      Topic<?> topic,
      List<? extends GenericContainer> messages) {
    var sent =
        messages.stream()
            .map(message ->
                producer.send(new ProducerRecord<>(topic.name(), leadOf(message), message)))
            .toList();
    producer.flush();
    sent.forEach(Resending::ask);
  }

  private static void ask(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    } catch (ExecutionException notTaken) {
      throw new Refusal(
          "Kafka did not take a notice: %s. Say it again: what was put back is not put back twice."
              .formatted(notTaken.getCause()));
    }
  }

  private static String leadOf(GenericContainer message) {
    return switch (message) {
      case NoticeDue due -> due.getLeadId();
      case NoticeRecorded recorded -> recorded.getLeadId();
      default -> throw new AssertionError(message.getClass());
    };
  }

  private KafkaProducer<String, GenericContainer> producer() {
    var values = new AvroSerializer();
    values.configure(place.registryClient(), false);
    var settings = new HashMap<>(place.kafkaClient());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    return new KafkaProducer<>(settings, new StringSerializer(), values);
  }
}
