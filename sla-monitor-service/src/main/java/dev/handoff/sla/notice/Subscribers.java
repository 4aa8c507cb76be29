package dev.handoff.sla.notice;

import static dev.handoff.message.NoticeAction.RESOLVE;
import static dev.handoff.message.NoticeAction.TELL;
import static dev.handoff.message.NoticeAction.TRIGGER;

import dev.handoff.bus.NotYetKnown;
import dev.handoff.contract.Condition;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.contract.Facts;
import dev.handoff.contract.NoContractInForce;
import dev.handoff.contract.NotifyTerms.About;
import dev.handoff.contract.NotifyTerms.Channel;
import dev.handoff.contract.NotifyTerms.Subscription;
import dev.handoff.contract.Outcome;
import dev.handoff.message.AlertKind;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.NoticeAction;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.SlaAlert;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is to be told of something, by the version of its contract that is in force now: whoever
 * subscribes today is told from today on.
 */
final class Subscribers {
  /**
   * Somebody to be told.
   *
   * @param expired whether it has become too old to be told
   */
  record Told(NoticeDue notice, boolean expired) {}

  private final Contracts contracts;

  Subscribers(Contracts contracts) {
    this.contracts = contracts;
  }

  /**
   * Who is to be told of an MQL.
   *
   * @param writtenAt when the record was written
   * @param now the service's time
   * @throws NotYetKnown if the contract is not known here yet
   */
  List<Told> of(MqlRaised mql, Instant writtenAt, Instant now) {
    Contract contract = inForce(mql.getContractId(), mql.getContractVersion(), now);
    Facts facts = NoticeFacts.of(mql);
    return contract.notices().subscriptions().stream()
        .filter(each -> each.about() == About.MQL && holds(each.when(), facts))
        .map(each -> told(Notice.about(mql, contract, each, writtenAt), contract, now))
        .toList();
  }

  /** The same of an alert. */
  List<Told> of(SlaAlert alert, Instant writtenAt, Instant now) {
    Contract contract = inForce(alert.getContractId(), alert.getContractVersion(), now);
    return contract.notices().subscriptions().stream()
        .filter(each -> each.about() == About.ALERT)
        .flatMap(each ->
            action(each, alert)
                .map(action -> Notice.about(alert, contract, each, action, writtenAt))
                .stream())
        .map(notice -> told(notice, contract, now))
        .toList();
  }

  /** Credentials that the contracts in force ask for. */
  List<String> credentials(Instant now) {
    return contracts.inForce(now).versions().keySet().stream()
        .map(id -> contracts.governing(id, now))
        .flatMap(contract -> contract.notices().subscriptions().stream())
        .map(Subscription::credential)
        .distinct()
        .sorted()
        .toList();
  }

  private static Told told(NoticeDue notice, Contract contract, Instant now) {
    Instant oldest = now.minus(contract.notices().maxAge());
    return new Told(notice, notice.getOccurredAt().isBefore(oldest));
  }

  /** Whatever happened under a version was published before, and is on its way here too. */
  private Contract inForce(String id, int atLeast, Instant now) {
    try {
      Contract contract = contracts.governing(id, now);
      if (contract.version() >= atLeast) {
        return contract;
      }
      throw new NoContractInForce(id, now);
    } catch (NoContractInForce notHereYet) {
      throw new NotYetKnown(
          "Waiting for contract %s version %d".formatted(id, atLeast), notHereYet);
    }
  }

  private static Optional<NoticeAction> action(Subscription subscription, SlaAlert alert) {
    return subscription.channel() == Channel.PAGERDUTY
        ? ofIncident(subscription.when(), alert)
        : holds(subscription.when(), NoticeFacts.of(alert)) ? Optional.of(TELL) : Optional.empty();
  }

  private static Optional<NoticeAction> ofIncident(Condition when, SlaAlert alert) {
    return switch (alert.getKind()) {
      case WARNED, BREACHED, ESCALATED -> isOver(alert) ? closes(when, alert) : opens(when, alert);
      case MET, CANCELLED, CORRECTED -> closes(when, alert);
      case STARTED, OTHER -> Optional.empty();
    };
  }

  /** What was done too late is over when it is told: nobody has to be called for it any more. */
  private static boolean isOver(SlaAlert alert) {
    return alert.getEndedAt() != null;
  }

  private static Optional<NoticeAction> opens(Condition when, SlaAlert alert) {
    return holds(when, NoticeFacts.of(alert)) ? Optional.of(TRIGGER) : Optional.empty();
  }

  /**
   * The condition says what opens an incident. Whatever may have opened one of this clock is closed
   * with it: what cannot be known any more, such as at which percentage it was warned of, is no
   * reason to leave it open.
   */
  private static Optional<NoticeAction> closes(Condition when, SlaAlert alert) {
    return openedBefore(alert.getKind()).stream()
            .map(kind -> NoticeFacts.asIf(alert, kind))
            .anyMatch(facts -> when.evaluate(facts) != Outcome.FAILS)
        ? Optional.of(RESOLVE)
        : Optional.empty();
  }

  /** A clock that was broken is not met any more; that it was is taken back. */
  private static Set<AlertKind> openedBefore(AlertKind end) {
    return end == AlertKind.MET || end == AlertKind.CANCELLED
        ? EnumSet.of(AlertKind.WARNED)
        : EnumSet.of(AlertKind.WARNED, AlertKind.BREACHED, AlertKind.ESCALATED);
  }

  private static boolean holds(Condition when, Facts facts) {
    return when.evaluate(facts) == Outcome.HOLDS;
  }
}
