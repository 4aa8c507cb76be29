package dev.handoff.scoring.score;

import dev.handoff.contract.Contract;
import java.time.Instant;

/** One thing that scoring is told of a lead. */
public sealed interface Told {

  /** It did something. The contract is the one that governed it when this arrived. */
  record Did(Act act, Contract under) implements Told {}

  /** This is who it is. */
  record Is(Profile profile) implements Told {}

  /** It went back to nurture. */
  record Recycled(Instant at, boolean resetsEngagement) implements Told {}
}
