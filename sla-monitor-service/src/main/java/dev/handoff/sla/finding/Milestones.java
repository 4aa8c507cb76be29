package dev.handoff.sla.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants that are remembered of contracts. */
public interface Milestones {
  /** The instant of this name, or null where none is remembered. */
  @Nullable Instant find(String contractId, String name);

  /** Remembers one. */
  void keep(String contractId, String name, Instant at);
}
