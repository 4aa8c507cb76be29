package dev.handoff.topic;

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

  /** Its name on the bus: application id, consumer group and principal. */
  public String id() {
    return id;
  }
}
