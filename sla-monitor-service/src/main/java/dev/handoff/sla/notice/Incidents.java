package dev.handoff.sla.notice;

import static dev.handoff.contract.SlaTerms.FIRST_TOUCH;
import static dev.handoff.message.NoticeAction.ACKNOWLEDGE;
import static dev.handoff.message.NoticeAction.RESOLVE;

import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.NoticeAction;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.message.TouchKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The incidents of clocks, as {@code leads.notice} tells them: which are open, and which were
 * closed when. Safe for any number of threads.
 */
final class Incidents {
  private static final String ACCEPTANCE = "acceptance";

  private record Key(String subscription, String clock) {}

  private record Open(NoticeRecorded opened, boolean acknowledged) {}

  private final Map<Key, Open> open = new HashMap<>();
  private final Map<Key, Instant> closed = new LinkedHashMap<>();

  /** Takes in what became of a notice. */
  synchronized void on(NoticeRecorded recorded) {
    if (recorded.getClock() == null) {
      return;
    }
    Key key = new Key(recorded.getSubscription(), recorded.getClock());
    switch (recorded.getAction()) {
      case TRIGGER -> onTrigger(key, recorded);
      case ACKNOWLEDGE ->
          open.computeIfPresent(key, (_, incident) -> new Open(incident.opened, true));
      case RESOLVE -> {
        open.remove(key);
        Instant before = closed.remove(key);
        Instant at = recorded.getEventAt();
        closed.put(key, before != null && before.isAfter(at) ? before : at);
      }
      case TELL, OTHER -> {}
    }
  }

  /** One that could not be opened yet is on its way, and will have to be closed too. */
  private void onTrigger(Key key, NoticeRecorded recorded) {
    switch (recorded.getOutcome()) {
      case SENT, REFUSED -> {
        if (!isClosedSince(key, recorded.getEventAt())) {
          open.putIfAbsent(key, new Open(recorded, false));
        }
      }
      case GIVEN_UP -> open.remove(key);
      case TOO_OLD, OVERTAKEN, PUT_BACK, OTHER -> {}
    }
  }

  /** Whether what would be opened is over: a trigger that was tried again may come too late. */
  synchronized boolean isOvertaken(NoticeDue notice) {
    return notice.getAction() == NoticeAction.TRIGGER
        && notice.getClock() != null
        && isClosedSince(new Key(notice.getSubscription(), notice.getClock()), notice.getEventAt());
  }

  /** Whether the notice is about an incident that is open. */
  synchronized boolean isOpen(NoticeDue notice) {
    return notice.getClock() != null
        && open.containsKey(new Key(notice.getSubscription(), notice.getClock()));
  }

  /** What a step does to the open incidents of its pass. */
  synchronized List<NoticeDue> onStep(LifecycleChanged step, Instant writtenAt) {
    return open.entrySet().stream()
        .filter(each -> each.getKey().clock.startsWith(step.getCycleId() + "/"))
        .filter(each -> !each.getValue().opened.getEventAt().isAfter(writtenAt))
        .flatMap(each ->
            action(each.getKey().clock.substring(step.getCycleId().length() + 1), step)
                .filter(action -> action == RESOLVE || !each.getValue().acknowledged)
                .map(action -> Notice.about(step, each.getValue().opened, action, writtenAt))
                .stream())
        .toList();
  }

  /** Forgets what was closed before an instant: nothing on its way can be that old. */
  synchronized void forgetClosedBefore(Instant oldest) {
    NoticeLog.forget(closed, oldest);
  }

  private boolean isClosedSince(Key key, Instant opened) {
    Instant at = closed.get(key);
    return at != null && !at.isBefore(opened);
  }

  /** Done at last, it is closed; that somebody looks after the lead is a reason to wait. */
  private static Optional<NoticeAction> action(String promise, LifecycleChanged step) {
    return switch (step.getTransition()) {
      case TOUCH_RECORDED ->
          step.getTouchKind() == TouchKind.AUTOMATED
              ? Optional.empty()
              : Optional.of(promise.equals(FIRST_TOUCH) ? RESOLVE : ACKNOWLEDGE);
      case ACCEPTED -> Optional.of(promise.equals(ACCEPTANCE) ? RESOLVE : ACKNOWLEDGE);
      case DISCOVERY_RECORDED, QUALIFIED, REJECTED, DISQUALIFIED, RECYCLED, ERASED ->
          Optional.of(RESOLVE);
      case MQL_RAISED,
          CLASS_TIGHTENED,
          ASSIGNED,
          REOPENED,
          OPPORTUNITY_ATTACHED,
          OPPORTUNITY_WON,
          OPPORTUNITY_LOST,
          RECORD_CORRECTED,
          OTHER ->
          Optional.empty();
    };
  }
}
