package dev.handoff.local.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.NoticeAction;
import dev.handoff.message.NoticeChannel;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.wire.AvroTrust;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadNoticesTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  static {
    AvroTrust.establish();
  }

  private final DeadNotices dead = new DeadNotices();

  @Test
  void what_was_given_up_is_put_back_once_however_often_it_lies_there() {
    dead.letter(letter("a"));
    dead.letter(letter("a"));
    became("a", NoticeOutcome.REFUSED);
    became("a", NoticeOutcome.GIVEN_UP);

    assertThat(dead.stillDead())
        .extracting(each -> each.letter().getNoticeId())
        .containsExactly("a");
  }

  @Test
  void what_was_put_back_or_sent_since_is_left_alone() {
    dead.letter(letter("a"));
    dead.letter(letter("b"));
    became("a", NoticeOutcome.GIVEN_UP);
    became("a", NoticeOutcome.PUT_BACK);
    became("b", NoticeOutcome.GIVEN_UP);
    became("b", NoticeOutcome.SENT);

    assertThat(dead.stillDead()).isEmpty();
  }

  @Test
  void what_was_given_up_again_is_put_back_again() {
    dead.letter(letter("a"));
    became("a", NoticeOutcome.GIVEN_UP);
    became("a", NoticeOutcome.PUT_BACK);
    became("a", NoticeOutcome.REFUSED);
    assertThat(dead.stillDead()).isEmpty();
    became("a", NoticeOutcome.GIVEN_UP);

    assertThat(dead.stillDead()).hasSize(1);
  }

  private void became(String id, NoticeOutcome outcome) {
    dead.recorded(
        NoticeRecorded.newBuilder()
            .setEventId(id + outcome)
            .setLeadId("L-1")
            .setOccurredAt(TEN)
            .setNoticeId(id)
            .setAbout("e")
            .setEventAt(TEN)
            .setContractId("c")
            .setContractVersion(1)
            .setSubscription("s")
            .setChannel(NoticeChannel.WEBHOOK)
            .setCredential("crm")
            .setAction(NoticeAction.TELL)
            .setOutcome(outcome)
            .setAttempt(1)
            .build());
  }

  private static NoticeDue letter(String id) {
    return NoticeDue.newBuilder()
        .setNoticeId(id)
        .setLeadId("L-1")
        .setOccurredAt(TEN)
        .setEventAt(TEN)
        .setContractId("c")
        .setContractVersion(1)
        .setSubscription("s")
        .setChannel(NoticeChannel.WEBHOOK)
        .setCredential("crm")
        .setAction(NoticeAction.TELL)
        .setEvent(
            LifecycleChanged.newBuilder()
                .setEventId("e")
                .setLeadId("L-1")
                .setOccurredAt(TEN)
                .setTransition(Transition.ACCEPTED)
                .setFrom(Stage.MQL)
                .setTo(Stage.SAL)
                .setCycleId("L-1:1")
                .setCycleNumber(1)
                .setRevision(1)
                .setContractId("c")
                .setContractVersion(1)
                .build())
        .build();
  }
}
