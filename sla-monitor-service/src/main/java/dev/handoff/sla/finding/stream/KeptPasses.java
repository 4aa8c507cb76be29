package dev.handoff.sla.finding.stream;

import dev.handoff.bus.DueIndex;
import dev.handoff.sla.finding.CountedPass;
import dev.handoff.sla.state.CountedPassState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The present passes of all leads of a partition, and when each may be forgotten. The only writer
 * of both stores.
 */
final class KeptPasses {
  /** So long after it was last heard of, a pass is forgotten. */
  static final Duration REMEMBERED = Duration.ofDays(400);

  private final KeyValueStore<String, CountedPassState> passes;
  private final DueIndex forgetting;

  KeptPasses(KeyValueStore<String, CountedPassState> passes, DueIndex forgetting) {
    this.passes = passes;
    this.forgetting = forgetting;
  }

  @Nullable CountedPass find(String leadId) {
    CountedPassState state = passes.get(leadId);
    return state == null ? null : StoredPasses.restored(state);
  }

  void keep(String leadId, CountedPass pass, Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    CountedPassState before = passes.get(leadId);
    if (before == null || !before.getHeardAt().equals(today)) {
      if (before != null) {
        forgetting.remove(forgottenAt(before), leadId);
      }
      forgetting.put(today.plus(REMEMBERED), leadId, leadId);
    }
    passes.put(leadId, StoredPasses.stored(pass, today));
  }

  /** Forgets those whose time is over, at most so many. */
  void forget(Instant now, int most) {
    for (String leadId : forgetting.due(now, most)) {
      forget(leadId);
    }
  }

  /** Forgets a lead, whatever is known of it. */
  void forget(String leadId) {
    CountedPassState old = passes.delete(leadId);
    if (old != null) {
      forgetting.remove(forgottenAt(old), leadId);
    }
  }

  private static Instant forgottenAt(CountedPassState pass) {
    return pass.getHeardAt().plus(REMEMBERED);
  }
}
