package dev.handoff.lifecycle.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a timeline goes on: after an entry, in the order newest first.
 *
 * @param revision of the entry, -1 if it has none
 */
record TimelineCursor(Instant occurredAt, long revision, Instant writtenAt, String eventId) {

  /** Reads it from what a page gave; empty for anything else. */
  static Optional<TimelineCursor> read(String text) {
    return Opaque.read(text)
        .filter(parts -> parts.size() == 4)
        .flatMap(parts -> {
          try {
            return Optional.of(
                new TimelineCursor(
                    Instant.parse(parts.get(0)),
                    Long.parseLong(parts.get(1)),
                    Instant.parse(parts.get(2)),
                    parts.get(3)));
          } catch (DateTimeException | NumberFormatException notOurs) {
            return Optional.empty();
          }
        });
  }

  static TimelineCursor after(Timeline.Entry entry) {
    return new TimelineCursor(
        entry.occurredAt(),
        entry.revision() == null ? -1 : entry.revision(),
        entry.writtenAt(),
        entry.eventId());
  }

  String text() {
    return Opaque.of(occurredAt.toString(), Long.toString(revision), writtenAt.toString(), eventId);
  }
}
