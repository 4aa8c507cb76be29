package dev.handoff.lifecycle.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the ledger can be read and is being written, and how far it lies behind. No part of
 * readiness.
 */
final class LedgerHealth implements HealthIndicator {
  private final LedgerOpening opening;
  private final JdbcClient sql;
  private final Delay delay;
  private final Movement movement;

  LedgerHealth(LedgerOpening opening, JdbcClient sql, Delay delay, Movement movement) {
    this.opening = opening;
    this.sql = sql;
    this.delay = delay;
    this.movement = movement;
  }

  @Override
  public Health health() {
    if (!opening.isOpen()) {
      return Health.outOfService().withDetail("waitingFor", "PostgreSQL").build();
    }
    try {
      Health.Builder health =
          Health.up()
              .withDetail(
                  "generation",
                  sql.sql("select generation from ledger_generation").query(Long.class).single())
              .withDetail("delaySeconds", delay.seconds());
      if (movement.hasStopped()) {
        health.down().withDetail("notWrittenSince", movement.latest());
      }
      return health.build();
    } catch (DataAccessException away) {
      return Health.outOfService().withDetail("waitingFor", "PostgreSQL").build();
    }
  }
}
