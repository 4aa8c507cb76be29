package dev.handoff.sla.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.contract.Contract;
import dev.handoff.contract.NotifyTerms.Channel;
import dev.handoff.contract.NotifyTerms.Subscription;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.NoticeAction;
import dev.handoff.message.NoticeChannel;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.message.SlaAlert;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices as messages, with the ids by which repetitions are known. */
final class Notice {
  private Notice() {}

  static NoticeDue about(
      MqlRaised mql, Contract contract, Subscription subscription, Instant writtenAt) {
    return to(subscription, contract)
        .setNoticeId(id(subscription.name(), mql.getEventId()))
        .setLeadId(mql.getLeadId())
        .setOccurredAt(mql.getOccurredAt())
        .setEventAt(writtenAt)
        .setAction(NoticeAction.TELL)
        .setEvent(mql)
        .build();
  }

  static NoticeDue about(
      SlaAlert alert,
      Contract contract,
      Subscription subscription,
      NoticeAction action,
      Instant writtenAt) {
    return to(subscription, contract)
        .setNoticeId(id(subscription.name(), alert.getEventId()))
        .setLeadId(alert.getLeadId())
        .setOccurredAt(alert.getOccurredAt())
        .setEventAt(writtenAt)
        .setAction(action)
        .setClock(alert.getCycleId() + "/" + alert.getPromise())
        .setEvent(alert)
        .build();
  }

  /** What a person did about an incident that is open. */
  static NoticeDue about(
      LifecycleChanged step, NoticeRecorded opened, NoticeAction action, Instant writtenAt) {
    return NoticeDue.newBuilder()
        .setNoticeId(id(opened.getSubscription(), step.getEventId() + "\n" + opened.getClock()))
        .setLeadId(step.getLeadId())
        .setOccurredAt(step.getOccurredAt())
        .setEventAt(writtenAt)
        .setContractId(opened.getContractId())
        .setContractVersion(opened.getContractVersion())
        .setSubscription(opened.getSubscription())
        .setChannel(opened.getChannel())
        .setCredential(opened.getCredential())
        .setAction(action)
        .setClock(opened.getClock())
        .setEvent(step)
        .build();
  }

  /**
   * What became of it.
   *
   * @param attempt which attempt it was, from 1; 0 where none was made
   * @param reason why it was not sent, as a sentence that holds no secret
   */
  static NoticeRecorded recorded(
      NoticeDue notice,
      NoticeOutcome outcome,
      int attempt,
      @Nullable String reason,
      Instant occurredAt) {
    return NoticeRecorded.newBuilder()
        .setEventId(notice.getNoticeId() + "/" + NoticeFacts.word(outcome) + "-" + attempt)
        .setLeadId(notice.getLeadId())
        .setOccurredAt(occurredAt)
        .setNoticeId(notice.getNoticeId())
        .setAbout(eventId(notice))
        .setEventAt(notice.getEventAt())
        .setContractId(notice.getContractId())
        .setContractVersion(notice.getContractVersion())
        .setSubscription(notice.getSubscription())
        .setChannel(notice.getChannel())
        .setCredential(notice.getCredential())
        .setAction(notice.getAction())
        .setClock(notice.getClock())
        .setOutcome(outcome)
        .setAttempt(attempt)
        .setReason(reason)
        .build();
  }

  private static String eventId(NoticeDue notice) {
    return switch (notice.getEvent()) {
      case MqlRaised mql -> mql.getEventId();
      case SlaAlert alert -> alert.getEventId();
      case LifecycleChanged step -> step.getEventId();
      default -> throw new AssertionError(notice.getEvent().getClass());
    };
  }

  private static NoticeDue.Builder to(Subscription subscription, Contract contract) {
    return NoticeDue.newBuilder()
        .setContractId(contract.id())
        .setContractVersion(contract.version())
        .setSubscription(subscription.name())
        .setChannel(channel(subscription.channel()))
        .setCredential(subscription.credential());
  }

  private static NoticeChannel channel(Channel channel) {
    return switch (channel) {
      case WEBHOOK -> NoticeChannel.WEBHOOK;
      case SLACK -> NoticeChannel.SLACK;
      case PAGERDUTY -> NoticeChannel.PAGERDUTY;
    };
  }

  /** A version of the contract more or less makes it no other notice. */
  private static String id(String subscription, String event) {
    return UUID.nameUUIDFromBytes((subscription + "\n" + event).getBytes(UTF_8)).toString();
  }
}
