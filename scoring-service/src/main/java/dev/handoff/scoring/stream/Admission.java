package dev.handoff.scoring.stream;

import dev.handoff.bus.ImpossibleRecord;
import dev.handoff.scoring.score.Act;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;

/** What a record must be, so that a score can be taken from it. */
final class Admission {
  private Admission() {}

  /**
   * @throws ImpossibleRecord which makes the record a dead letter
   */
  static void check(
      Record<String, Object> record, String leadId, String eventId, Instant occurredAt) {
    if (leadId.isBlank() || eventId.isBlank()) {
      throw new ImpossibleRecord("Expected a leadId and an eventId, but one of them is empty");
    }
    if (!leadId.equals(record.key())) {
      throw new ImpossibleRecord(
          "Expected the record's key to be its leadId, so that a lead's records keep their order,"
              + " but they differ");
    }
    Instant written = Instant.ofEpochMilli(record.timestamp());
    if (Act.isAhead(occurredAt, written)) {
      throw new ImpossibleRecord(
          "Expected an event of at most %d minutes in the future, but event %s claims to have occurred at %s and was written at %s"
              .formatted(Act.MOST_AHEAD.toMinutes(), eventId, occurredAt, written));
    }
  }
}
