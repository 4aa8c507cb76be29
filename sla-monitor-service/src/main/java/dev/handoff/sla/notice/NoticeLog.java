package dev.handoff.sla.notice;

import static dev.handoff.message.NoticeOutcome.SENT;

import dev.handoff.message.NoticeOutcome;
import dev.handoff.message.NoticeRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the notices of the last thirty days: what was sent is not sent again when topics
 * are read again. Written by one follower, read by any thread.
 */
final class NoticeLog {
  /** As long as the dead letters are kept. */
  static final Duration REACHES_BACK = Duration.ofDays(30);

  /** The oldest {@code max-age} that a contract may have; what is older is not sent anyway. */
  private static final Duration SENT_REMEMBERED = Duration.ofDays(7);

  private final Incidents incidents = new Incidents();
  private final Forgotten forgotten = new Forgotten();
  private final Map<String, Instant> sent = new LinkedHashMap<>();
  private final Map<String, Instant> deadLetters = new LinkedHashMap<>();

  synchronized void on(NoticeRecorded recorded) {
    incidents.on(recorded);
    Instant at = recorded.getOccurredAt();
    forget(sent, at.minus(SENT_REMEMBERED));
    forget(deadLetters, at.minus(REACHES_BACK));
    if (recorded.getOutcome() == SENT) {
      sent.put(recorded.getNoticeId(), at);
    }
    if (recorded.getOutcome() == NoticeOutcome.GIVEN_UP) {
      deadLetters.put(recorded.getNoticeId(), at);
    } else {
      deadLetters.remove(recorded.getNoticeId());
    }
    incidents.forgetClosedBefore(at.minus(REACHES_BACK));
  }

  synchronized boolean wasSent(String noticeId) {
    return sent.containsKey(noticeId);
  }

  /** How many notices were given up and not put back. */
  synchronized int deadLetters() {
    return deadLetters.size();
  }

  Incidents incidents() {
    return incidents;
  }

  /** Whom nobody is told of any more. */
  Forgotten forgotten() {
    return forgotten;
  }

  /** Entries lie in the order in which they came, which is nearly that of their times. */
  static void forget(Map<?, Instant> entries, Instant oldest) {
    var eldest = entries.entrySet().iterator();
    while (eldest.hasNext() && eldest.next().getValue().isBefore(oldest)) {
      eldest.remove();
    }
  }
}
