package dev.handoff.scoring.stream;

import dev.handoff.bus.ErasedLeads;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Leads that were erased: what is known of them goes, and what is of before does not come back. */
final class Forgetting {
  /** How often to look for erasures of which no record can be left. */
  static final Duration EVERY = Duration.ofHours(1);

  private final ErasedLeads<Long> erased;
  private final LeadBook book;
  private final SeenEvents seen;
  private final Duration remembered;

  /**
   * @param erased when, by lead
   * @param remembered how long it is known that a lead was erased
   */
  Forgetting(
      KeyValueStore<String, Long> erased, LeadBook book, SeenEvents seen, Duration remembered) {
    this.erased = new ErasedLeads<>(erased);
    this.book = book;
    this.seen = seen;
    this.remembered = remembered;
  }

  /** A lead is erased: nothing of it is left. */
  void forget(String leadId, Instant at) {
    erased.keep(leadId, at.toEpochMilli());
    book.forget(leadId);
    seen.forget(leadId);
  }

  /** Whether something was true, or written, before its lead was erased. */
  boolean isOfBefore(Record<String, ?> record, Instant occurredAt) {
    return erased
        .find(record.key())
        .filter(at -> record.timestamp() <= at || occurredAt.toEpochMilli() <= at)
        .isPresent();
  }

  void forgetErasures(Instant now) {
    long oldest = now.minus(remembered).toEpochMilli();
    erased.forget(at -> at < oldest);
  }
}
