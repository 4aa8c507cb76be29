package dev.handoff.sla.finding.stream;

import dev.handoff.sla.finding.Milestones;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Milestones in their store, in milliseconds since 1970, under keys such as {@code
 * b2b-default/judged-MONTH}.
 *
 * @param instants the store, which nobody else writes
 */
record KeptMilestones(KeyValueStore<String, Long> instants) implements Milestones {
  @Override
  public @Nullable Instant find(String contractId, String name) {
    Long at = instants.get(key(contractId, name));
    return at == null ? null : Instant.ofEpochMilli(at);
  }

  @Override
  public void keep(String contractId, String name, Instant at) {
    instants.put(key(contractId, name), at.toEpochMilli());
  }

  private static String key(String contractId, String name) {
    return contractId + "/" + name;
  }
}
