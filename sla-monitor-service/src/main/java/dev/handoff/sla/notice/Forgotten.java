package dev.handoff.sla.notice;

import dev.handoff.bus.LeadDigest;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leads that were erased: nobody is told of them any more, also where a notice was on its way.
 * Written by one follower, read by any thread.
 */
final class Forgotten {
  /** Longer than any notice can be on its way, or among the dead letters. */
  static final Duration REACHES_BACK = Duration.ofDays(40);

  private final Map<String, LeadErased> byDigest = new ConcurrentHashMap<>();

  void on(LeadErased erased) {
    Instant reached = erased.getOccurredAt().minus(REACHES_BACK);
    byDigest.values().removeIf(each -> each.getOccurredAt().isBefore(reached));
    byDigest.put(erased.getLeadDigest(), erased);
  }

  /** Whether a notice is about a lead as it was before its erasure. */
  boolean covers(NoticeDue notice) {
    if (byDigest.isEmpty()) {
      return false;
    }
    LeadErased erased = byDigest.get(LeadDigest.of(notice.getLeadId()));
    return erased != null && cycle(notice.getEvent()) <= erased.getCycles();
  }

  /** Which pass it is about; the erasure itself closes what is open, and is about none. */
  private static int cycle(Object event) {
    return switch (event) {
      case MqlRaised mql -> mql.getCycleNumber();
      case SlaAlert alert -> alert.getCycleNumber();
      case LifecycleChanged step when step.getTransition() == Transition.ERASED ->
          Integer.MAX_VALUE;
      case LifecycleChanged step -> step.getCycleNumber();
      default -> throw new AssertionError(event.getClass());
    };
  }
}
