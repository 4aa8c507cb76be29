package dev.handoff.sla.notice;

import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether those who subscribed are told. No part of readiness: that a receiver is away is no reason
 * to restart the service.
 */
final class NoticesHealth implements HealthIndicator {
  private final NoticesStart start;
  private final NoticeLog log;
  private final Subscribers subscribers;
  private final Credentials credentials;
  private final InstantSource time;

  NoticesHealth(
      NoticesStart start,
      NoticeLog log,
      Subscribers subscribers,
      Credentials credentials,
      InstantSource time) {
    this.start = start;
    this.log = log;
    this.subscribers = subscribers;
    this.credentials = credentials;
    this.time = time;
  }

  @Override
  public Health health() {
    if (!start.isStarted()) {
      return Health.outOfService()
          .withDetail("waitingFor", "a contract, and what became of earlier notices")
          .build();
    }
    List<String> asked = subscribers.credentials(time.instant());
    return Health.up()
        .withDetail("deadLetters", log.deadLetters())
        .withDetail("credentials", asked)
        .withDetail("missingCredentials", credentials.missing(asked))
        .build();
  }
}
