package dev.handoff.topic;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Set;

/** Who writes and reads topics: our services, and those around them. */
public enum Party {
  MARKETING_TOOLS("marketing-tools"),
  CRM("crm"),
  SDR_TOOLS("sdr-tools"),
  ANALYTICS("analytics"),
  SCORING_SERVICE("scoring-service"),
  LIFECYCLE_SERVICE("lifecycle-service"),
  SLA_MONITOR_SERVICE("sla-monitor-service"),
  OPERATIONS("operations");

  /** Those that run Kafka Streams: they keep state on the broker, and write in transactions. */
  private static final Set<Party> SERVICES =
      Set.of(SCORING_SERVICE, LIFECYCLE_SERVICE, SLA_MONITOR_SERVICE);

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

  /**
   * Its name on the bus: its principal, application id and consumer group, and what the names of
   * all its further groups begin with.
   */
  public String id() {
    return id;
  }

  /** Whether it is one of our services. */
  public boolean isService() {
    return SERVICES.contains(this);
  }
}
