package dev.handoff.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.metric.BoundedLabel;
import dev.handoff.metric.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Counts dead letters by what Kafka Streams says of them in their headers. */
record DeadLetterMeters(BoundedLabel topics, BoundedLabel exceptions, MeterRegistry meters) {
  static final String TOPIC = "__streams.errors.topic";
  static final String EXCEPTION = "__streams.errors.exception";

  void count(Headers headers) {
    Metrics.DEAD_LETTERS
        .counter(
            meters,
            topics.of(text(headers, TOPIC)),
            exceptions.of(simpleName(text(headers, EXCEPTION))))
        .increment();
  }

  private static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  private static @Nullable String simpleName(@Nullable String type) {
    return type == null ? null : type.substring(type.lastIndexOf('.') + 1);
  }
}
