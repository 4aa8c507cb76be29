package dev.handoff.sla.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Something that stands out of a period, or a promise of marketing that was broken in it.
 *
 * @param contractId the contract that it is about
 * @param contractVersion the version that it was judged by
 * @param period the period
 * @param kind what stands out
 * @param subject what or who: a promise, a reason, a rep, a source
 * @param counted the days that were counted
 * @param measure the numbers
 * @param sentence the finding for a person
 */
public record Finding(
    String contractId,
    int contractVersion,
    Period period,
    Kind kind,
    String subject,
    Days counted,
    Measure measure,
    String sentence) {

  /** What stands out. */
  public enum Kind {
    CONVERSION_BELOW_FLOOR,
    VOLUME_BELOW_PROMISE,
    REASON_FREQUENT,
    ACCEPTANCE_LOW,
    ACCEPTANCE_FAR_BELOW,
    ACCEPTANCE_HIGH,
    SOURCE_DOMINANT
  }

  /** The finding's own id: there is one a contract, period, kind and subject. */
  public String eventId() {
    String name = String.join("\n", contractId, period.toString(), kind.name(), subject);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  /** What it may mean, and where to look. */
  public String suggestion() {
    return Suggestions.of(kind, subject);
  }
}
