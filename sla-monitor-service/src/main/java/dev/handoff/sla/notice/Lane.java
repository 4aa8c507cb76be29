package dev.handoff.sla.notice;

import static dev.handoff.message.NoticeOutcome.GIVEN_UP;
import static dev.handoff.message.NoticeOutcome.OVERTAKEN;
import static dev.handoff.message.NoticeOutcome.REFUSED;
import static dev.handoff.message.NoticeOutcome.SENT;
import static java.util.stream.Collectors.groupingBy;

import dev.handoff.message.NoticeChannel;
import dev.handoff.message.NoticeDue;
import dev.handoff.sla.notice.Answer.Refused;
import dev.handoff.sla.notice.Answer.Taken;
import dev.handoff.sla.notice.Carrier.Carried;
import dev.handoff.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Has the notices of a stage carried. What the receiver does not take goes to the next stage, so
 * that nothing waits behind it, and after the last one to the dead letters.
 *
 * <p>What was carried and not yet acknowledged when the service ends is carried again, under the
 * same id.
 */
final class Lane implements BatchAcknowledgingMessageListener<String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** Most notices a turn; what fits one message of Slack. */
  static final int AT_ONCE = 40;

  /** Partitions wait together, and none for long after its own time. */
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

  private final String name;
  private final Stage stage;
  private final Map<NoticeChannel, Carrier> carriers;
  private final Decoder decoder;
  private final NoticeLog log;
  private final NoticeWriter writer;
  private final InstantSource time;

  /**
   * @param name tells it from the others of its stage
   * @param carriers of the channels that are carried here; what is for others is passed over
   */
  Lane(
      String name,
      Stage stage,
      Map<NoticeChannel, Carrier> carriers,
      Decoder decoder,
      NoticeLog log,
      NoticeWriter writer,
      InstantSource time) {
    this.name = name;
    this.stage = stage;
    this.carriers = carriers;
    this.decoder = decoder;
    this.log = log;
    this.writer = writer;
    this.time = time;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<String, byte[]>> records, @Nullable Acknowledgment acknowledgment) {
    take(records, Objects.requireNonNull(acknowledgment, "the lane acknowledges by itself"));
  }

  private void take(List<ConsumerRecord<String, byte[]>> records, Acknowledgment acknowledgment) {
    Instant now = time.instant();
    int ripe = ripe(records, now);
    List<NoticeDue> notices =
        decoder
            .notices(records.subList(0, ripe))
            .filter(notice -> carriers.containsKey(notice.getChannel()))
            .filter(notice -> !log.wasSent(notice.getNoticeId()))
            .filter(notice -> !log.forgotten().covers(notice))
            .toList();
    Duration pause = pause(notices, now);
    if (pause.isPositive()) {
      acknowledgment.nack(0, pause);
      return;
    }
    carry(notices, now);
    if (ripe == records.size()) {
      acknowledgment.acknowledge();
    } else {
      acknowledgment.nack(ripe, nap(records.get(ripe), now));
    }
  }

  /** How many from the beginning have waited long enough. */
  private int ripe(List<ConsumerRecord<String, byte[]>> records, Instant now) {
    int ripe = 0;
    while (ripe < records.size() && stage.wait(putAt(records.get(ripe)), now).isZero()) {
      ripe++;
    }
    return ripe;
  }

  private Duration nap(ConsumerRecord<?, ?> next, Instant now) {
    Duration wait = stage.wait(putAt(next), now);
    return wait.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : wait;
  }

  private static Instant putAt(ConsumerRecord<?, ?> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }

  private Duration pause(List<NoticeDue> notices, Instant now) {
    return notices.stream()
        .map(NoticeDue::getChannel)
        .distinct()
        .map(channel -> carrier(channel).pause(now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private void carry(List<NoticeDue> notices, Instant now) {
    Map<Boolean, List<NoticeDue>> overtaken =
        notices.stream().collect(groupingBy(log.incidents()::isOvertaken));
    Stream<CompletableFuture<?>> kept =
        overtaken.getOrDefault(true, List.of()).stream()
            .map(notice ->
                writer.record(
                    notice,
                    OVERTAKEN,
                    0,
                    "Expected an open incident, but it was closed meanwhile",
                    now));
    Stream<CompletableFuture<?>> settled =
        overtaken.getOrDefault(false, List.of()).stream()
            .collect(groupingBy(NoticeDue::getChannel))
            .entrySet()
            .stream()
            .map(each -> carrier(each.getKey()).carry(each.getValue(), now))
            .flatMap(Collection::stream)
            .flatMap(this::settle);
    CompletableFuture.allOf(Stream.concat(kept, settled).toArray(CompletableFuture[]::new)).join();
  }

  private Stream<CompletableFuture<?>> settle(Carried carried) {
    NoticeDue notice = carried.notice();
    Instant at = time.instant();
    return switch (carried.answer()) {
      case Taken() -> Stream.of(writer.record(notice, SENT, stage.attempt(), null, at));
      case Refused(var reason, _) -> {
        LOG.warn(
            "Notice {} of subscription {} was not sent at attempt {}: {}",
            notice.getNoticeId(),
            notice.getSubscription(),
            stage.attempt(),
            reason);
        yield Stream.of(
            writer.put(stage.otherwise(), notice),
            writer.record(
                notice, stage.isLast() ? GIVEN_UP : REFUSED, stage.attempt(), reason, at));
      }
    };
  }

  private Carrier carrier(NoticeChannel channel) {
    return Objects.requireNonNull(carriers.get(channel), "only its own channels are carried");
  }

  String name() {
    return name;
  }

  /** Where its notices lie. */
  Topic<NoticeDue> topic() {
    return stage.topic();
  }
}
