package dev.handoff.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** No contract governs a lead at an instant, so that nothing can be decided about it. */
public final class NoContractInForce extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param named the contract that the lead names, or null for the standing one
   * @param at the instant that was judged
   */
  public NoContractInForce(@Nullable String named, Instant at) {
    super(
        named == null
            ? "Expected a standing contract in force at %s, but there is none".formatted(at)
            : "Expected contract %s in force at %s, but it is not".formatted(named, at));
  }
}
