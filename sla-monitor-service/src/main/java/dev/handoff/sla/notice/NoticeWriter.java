package dev.handoff.sla.notice;

import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.metric.Metrics;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/** Writes notices to their topics, and what became of them. */
final class NoticeWriter {
  private final KafkaTemplate<String, Object> bus;
  private final MeterRegistry meters;

  NoticeWriter(KafkaTemplate<String, Object> bus, MeterRegistry meters) {
    this.bus = bus;
    this.meters = meters;
  }

  /** Puts a notice somewhere; done when the broker has it. */
  CompletableFuture<?> put(Topic<NoticeDue> where, NoticeDue notice) {
    return bus.send(where.name(), notice.getLeadId(), notice);
  }

  /** Records what became of it; done when the broker has it. */
  CompletableFuture<?> record(
      NoticeDue notice, NoticeOutcome outcome, int attempt, @Nullable String reason, Instant at) {
    count(notice, outcome, at);
    return bus.send(
        Topics.NOTICE.name(),
        notice.getLeadId(),
        Notice.recorded(notice, outcome, attempt, reason, at));
  }

  private void count(NoticeDue notice, NoticeOutcome outcome, Instant at) {
    String channel = NoticeFacts.word(notice.getChannel());
    Metrics.NOTICE_DELIVERIES.counter(meters, channel, NoticeFacts.word(outcome)).increment();
    if (outcome == NoticeOutcome.SENT) {
      Duration delay = Duration.between(notice.getEventAt(), at);
      Metrics.NOTICE_DELAY
          .timer(meters, channel)
          .record(delay.isNegative() ? Duration.ZERO : delay);
    }
  }
}
