package dev.handoff.sla.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.sla.clock.SlaClock;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the due index: stores order their keys as bytes, and these order themselves by time. */
final class DueKey {
  private DueKey() {}

  /** Behind every clock that wakes before {@code at}, before every one that wakes then or later. */
  static Bytes from(Instant at) {
    return Bytes.wrap(ordered(at));
  }

  static Bytes of(SlaClock clock) {
    byte[] id = clock.pledge().clockId().getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + id.length).put(ordered(clock.wakesAt())).put(id).array());
  }

  private static byte[] ordered(Instant at) {
    // With the sign turned round, times before 1970 lie before the others as bytes too.
    return ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli() ^ Long.MIN_VALUE).array();
  }
}
