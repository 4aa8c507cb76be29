package dev.handoff.sla.notice;

import dev.handoff.message.NoticeChannel;
import dev.handoff.message.NoticeDue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Carries notices to those who are to be told, over one channel. */
sealed interface Carrier permits WebhookCarrier, SlackCarrier, PagerDutyCarrier {
  /** A notice that was carried, and what the receiver said. */
  record Carried(NoticeDue notice, Answer answer) {}

  NoticeChannel channel();

  /** How long to wait before anything is carried; not positive for not at all. */
  default Duration pause(Instant now) {
    return Duration.ZERO;
  }

  /**
   * Carries them.
   *
   * @param notices of its channel, in the order in which they came
   * @return an answer for each
   */
  List<Carried> carry(List<NoticeDue> notices, Instant now);
}
