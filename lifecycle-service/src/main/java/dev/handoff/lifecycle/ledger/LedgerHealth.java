package dev.handoff.lifecycle.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the ledger can be read, and how far it lies behind. No part of readiness. */
final class LedgerHealth implements HealthIndicator {
  private final LedgerOpening opening;
  private final JdbcClient sql;
  private final Delay delay;

  LedgerHealth(LedgerOpening opening, JdbcClient sql, Delay delay) {
    this.opening = opening;
    this.sql = sql;
    this.delay = delay;
  }

  @Override
  public Health health() {
    if (!opening.isOpen()) {
      return Health.outOfService().withDetail("waitingFor", "PostgreSQL").build();
    }
    try {
      return Health.up()
          .withDetail(
              "generation",
              sql.sql("select generation from ledger_generation").query(Long.class).single())
          .withDetail("delaySeconds", delay.seconds())
          .build();
    } catch (DataAccessException away) {
      return Health.outOfService().withDetail("waitingFor", "PostgreSQL").build();
    }
  }
}
