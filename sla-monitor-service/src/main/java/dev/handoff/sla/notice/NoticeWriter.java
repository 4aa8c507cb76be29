package dev.handoff.sla.notice;

import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/** Writes notices to their topics, and what became of them. */
final class NoticeWriter {
  private static final Duration[] DELAYS = {
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofMinutes(1),
    Duration.ofMinutes(15),
    Duration.ofHours(2)
  };

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
    Counter.builder("handoff.notice.deliveries")
        .description("What became of notices, each attempt counted")
        .tag("channel", channel)
        .tag("outcome", NoticeFacts.word(outcome))
        .register(meters)
        .increment();
    if (outcome == NoticeOutcome.SENT) {
      Duration delay = Duration.between(notice.getEventAt(), at);
      Timer.builder("handoff.notice.delay")
          .description("From the record of what happened until the receiver took the notice")
          .tag("channel", channel)
          .serviceLevelObjectives(DELAYS)
          .register(meters)
          .record(delay.isNegative() ? Duration.ZERO : delay);
    }
  }
}
