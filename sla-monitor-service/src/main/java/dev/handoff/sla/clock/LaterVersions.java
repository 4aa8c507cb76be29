package dev.handoff.sla.clock;

import java.time.Instant;

/** What versions of a contract that take effect later say of promises that were given before. */
public interface LaterVersions {
  /** The promise as it is due at an instant: moved, or the very same. */
  Pledge takenOver(Pledge pledge, Instant now);
}
