package dev.handoff.sla.notice;

import static dev.handoff.message.NoticeOutcome.GIVEN_UP;
import static dev.handoff.message.NoticeOutcome.PUT_BACK;
import static dev.handoff.message.NoticeOutcome.SENT;
import static dev.handoff.sla.notice.Given.TEN;
import static dev.handoff.sla.notice.Given.mql;
import static dev.handoff.sla.notice.Given.notices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoticeLogTest {
  private final NoticeLog log = new NoticeLog();

  @Test
  void what_was_sent_is_known_for_a_week() {
    became("L-1", SENT, TEN);
    assertThat(log.wasSent(notice("L-1").getNoticeId())).isTrue();

    became("L-2", SENT, TEN.plus(Duration.ofDays(7)));
    assertThat(log.wasSent(notice("L-1").getNoticeId())).isTrue();
    became("L-3", SENT, TEN.plus(Duration.ofDays(7)).plusMillis(1));
    assertThat(log.wasSent(notice("L-1").getNoticeId())).isFalse();
  }

  @Test
  void a_dead_letter_is_one_until_it_is_put_back() {
    became("L-1", GIVEN_UP, TEN);
    became("L-2", GIVEN_UP, TEN);
    assertThat(log.deadLetters()).isEqualTo(2);

    became("L-1", PUT_BACK, TEN.plusSeconds(1));
    assertThat(log.deadLetters()).isEqualTo(1);
    assertThat(log.wasSent(notice("L-1").getNoticeId())).isFalse();
  }

  private void became(String leadId, NoticeOutcome outcome, Instant at) {
    log.on(Notice.recorded(notice(leadId), outcome, 1, null, at));
  }

  private static NoticeDue notice(String leadId) {
    return notices(
            "- { name: all, about: mql, channel: webhook, credential: crm }",
            mql(leadId, TEN).build())
        .getFirst();
  }
}
