package dev.handoff.sla.finding;

import dev.handoff.contract.Contract;
import dev.handoff.testing.Agreements;
import java.time.Instant;

/** Contracts of which only marketing's promises and the bounds of findings matter. */
public final class Terms {
  public static final String ID = "b2b";

  private Terms() {}

  /**
   * A version of the contract.
   *
   * @param sla what its section says, a line a key
   */
  public static Contract of(int version, String effectiveFrom, String sla) {
    return Agreements.of(
        """
        id: %s
        version: %d
        effective-from: %s
        signed-by: { marketing: Ana, sales: Bo }
        mql: { threshold: 10 }
        sla:
        %s
        """
            .formatted(ID, version, Instant.parse(effectiveFrom), sla.indent(2)));
  }

  /** The first version, of the beginning of the year. */
  public static Contract of(String sla) {
    return of(1, "2026-01-01T00:00:00Z", sla);
  }
}
