package dev.handoff.lifecycle.reading;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what happened to a lead.
 *
 * @param items the newest first, by when it was true
 * @param next cursor of the page after it, which is older; null: there is none
 */
record Timeline(List<Entry> items, @Nullable String next) {

  /**
   * Something that happened.
   *
   * @param writtenAt when it was recorded
   * @param kind {@code step}, {@code mql}, {@code refusal}, {@code alert} or {@code score}
   * @param what which of its kind, such as {@code accepted}
   * @param revision of the lead after it, of a step
   * @param actor who did it; null: the system
   * @param sentence it in words
   * @param body of a step, a refusal and an alert the whole record, else a short form of it
   */
  record Entry(
      String eventId,
      Instant occurredAt,
      Instant writtenAt,
      String kind,
      String what,
      @Nullable String cycleId,
      @Nullable Long revision,
      @Nullable String actor,
      String sentence,
      @JsonRawValue String body) {}
}
