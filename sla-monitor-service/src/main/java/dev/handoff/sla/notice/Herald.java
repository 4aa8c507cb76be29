package dev.handoff.sla.notice;

import static dev.handoff.message.NoticeOutcome.TOO_OLD;

import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.SlaAlert;
import dev.handoff.sla.notice.Subscribers.Told;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** Reads what happens, and puts what somebody is to be told where it is carried from. */
final class Herald implements BatchMessageListener<String, byte[]> {
  static final List<Topic<?>> TOPICS =
      List.of(Topics.MQL_RAISED, Topics.SLA_ALERT, Topics.LIFECYCLE);

  private final Decoder decoder;
  private final Subscribers subscribers;
  private final NoticeLog log;
  private final NoticeWriter writer;
  private final InstantSource time;

  Herald(
      Decoder decoder,
      Subscribers subscribers,
      NoticeLog log,
      NoticeWriter writer,
      InstantSource time) {
    this.decoder = decoder;
    this.subscribers = subscribers;
    this.log = log;
    this.writer = writer;
    this.time = time;
  }

  /** Returns when the broker has all notices; a batch that is read again makes the same ones. */
  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    Instant now = time.instant();
    CompletableFuture<?>[] written =
        records.stream()
            .flatMap(record -> told(record, now))
            .filter(told -> !log.wasSent(told.notice().getNoticeId()))
            .filter(told -> !log.forgotten().covers(told.notice()))
            .map(told -> write(told, now))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(written).join();
  }

  private Stream<Told> told(ConsumerRecord<String, byte[]> record, Instant now) {
    Instant writtenAt = Instant.ofEpochMilli(record.timestamp());
    return switch (decoder.decode(record)) {
      case MqlRaised mql -> subscribers.of(mql, writtenAt, now).stream();
      case SlaAlert alert -> subscribers.of(alert, writtenAt, now).stream();
      case LifecycleChanged step ->
          log.incidents().onStep(step, writtenAt).stream().map(notice -> new Told(notice, false));
      case null, default -> Stream.empty();
    };
  }

  /** An incident that is open is closed, however long ago it was that it should have been. */
  private CompletableFuture<?> write(Told told, Instant now) {
    return told.expired() && !log.incidents().isOpen(told.notice())
        ? writer.record(
            told.notice(),
            TOO_OLD,
            0,
            "Expected something younger than max-age, but it is not",
            now)
        : writer.put(Topics.NOTICE_DUE, told.notice());
  }
}
