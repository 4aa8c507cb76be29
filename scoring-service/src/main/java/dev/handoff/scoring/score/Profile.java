package dev.handoff.scoring.score;

import dev.handoff.contract.Facts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a lead is.
 *
 * @param asOf when these facts were true; null while nothing is known
 * @param email its address, or null
 * @param anonymousId its id from before it was known, or null
 * @param contract the contract that it is under, or null for the standing one
 * @param lead facts about the person by name; a missing one is unknown
 * @param company facts about the company by name; a missing one is unknown
 */
public record Profile(
    @Nullable Instant asOf,
    @Nullable String email,
    @Nullable String anonymousId,
    @Nullable String contract,
    Map<String, Object> lead,
    Map<String, Object> company) {

  private static final String LEAD = "lead.";
  private static final String COMPANY = "company.";

  /** Nothing is known yet. */
  public static final Profile UNKNOWN = new Profile(null, null, null, null, Map.of(), Map.of());

  /** The later of two profiles; of two of the same time, the one that came last. */
  Profile or(Profile arrived) {
    boolean older = asOf != null && arrived.asOf != null && arrived.asOf.isBefore(asOf);
    return older ? this : arrived;
  }

  /** What is known under a condition's name for it, such as {@code company.employees}. */
  @Nullable Object attribute(String name) {
    return name.startsWith(LEAD)
        ? lead.get(name.substring(LEAD.length()))
        : company.get(name.substring(COMPANY.length()));
  }

  Facts facts() {
    return Facts.ofProfile(lead, company);
  }
}
