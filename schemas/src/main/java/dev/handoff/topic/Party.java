package dev.handoff.topic;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** Who writes and reads topics. */
public enum Party {
  MARKETING_TOOLS("marketing-tools"),
  CRM("crm"),
  SDR_TOOLS("sdr-tools"),
  ANALYTICS("analytics"),
  SCORING_SERVICE("scoring-service"),
  LIFECYCLE_SERVICE("lifecycle-service"),
  SLA_MONITOR_SERVICE("sla-monitor-service"),
  OPERATIONS("operations");

  private final String id;

  Party(String id) {
    this.id = id;
  }

  /**
   * The party of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Party named(String id) {
    return Arrays.stream(values())
        .filter(party -> party.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Expected one of %s, but the service is named %s"
                    .formatted(Arrays.stream(values()).map(Party::id).collect(joining(", ")), id)));
  }

  /** Its name on the bus: application id, consumer group and principal. */
  public String id() {
    return id;
  }
}
