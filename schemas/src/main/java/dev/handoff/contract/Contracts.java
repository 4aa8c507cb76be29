package dev.handoff.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The contracts that leads are judged by. */
@FunctionalInterface
public interface Contracts {

  /**
   * The contract that governs a lead.
   *
   * @param named the contract that the lead's profile names, or null for the standing one
   * @param at the instant that is judged, which is a record's, never the wall clock's
   * @throws NoContractInForce where none governs it
   */
  Contract governing(@Nullable String named, Instant at);

  /** One contract for every lead and all time. */
  static Contracts always(Contract contract) {
    return (named, at) -> contract;
  }
}
