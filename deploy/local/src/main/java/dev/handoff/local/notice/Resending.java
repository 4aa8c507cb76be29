package dev.handoff.local.notice;

import dev.handoff.local.Refusal;
import dev.handoff.local.notice.DeadNotices.Dead;
import dev.handoff.local.reading.Clients;
import dev.handoff.local.reading.Messages;
import dev.handoff.local.stack.Place;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

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
    var messages = new Messages(place);
    messages.each(Topics.NOTICE_DEAD_LETTER, dead::letter);
    messages.each(Topics.NOTICE, dead::recorded);
    var letters = dead.stillDead();
    var putBack = letters.stream().map(each -> putBack(each.givenUp(), now)).toList();
    try (var producer = Clients.producer(place)) {
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
}
