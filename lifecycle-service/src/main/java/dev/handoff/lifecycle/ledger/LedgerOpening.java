package dev.handoff.lifecycle.ledger;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/**
 * Opens the ledger as soon as PostgreSQL answers: brings its tables up to date and lets the
 * projection begin. The service itself waits for none of it.
 */
final class LedgerOpening implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerOpening.class);
  private static final long RETRY_SECONDS = 2;

  private final Flyway flyway;
  private final ErasuresFirst erasures;
  private final AbstractMessageListenerContainer<?, ?> projection;
  private final Movement movement;
  private final ScheduledExecutorService opener =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ledger-opening").factory());
  private volatile boolean running;
  private volatile boolean open;
  private boolean told;

  LedgerOpening(
      Flyway flyway,
      ErasuresFirst erasures,
      AbstractMessageListenerContainer<?, ?> projection,
      Movement movement) {
    this.flyway = flyway;
    this.erasures = erasures;
    this.projection = projection;
    this.movement = movement;
  }

  /** Whether the tables are there and up to date. */
  boolean isOpen() {
    return open;
  }

  @Override
  public void start() {
    running = true;
    opener.scheduleWithFixedDelay(this::open, 0, RETRY_SECONDS, TimeUnit.SECONDS);
  }

  private void open() {
    try {
      flyway.migrate();
      erasures.read();
      movement.moved();
      projection.start();
    } catch (RuntimeException away) {
      if (!told) {
        LOG.warn(
            "The ledger waits for PostgreSQL, Kafka and the registry, and is opened when all of them"
                + " answer: {}",
            NestedExceptionUtils.getMostSpecificCause(away).getMessage());
        told = true;
      }
      return;
    }
    open = true;
    LOG.info("The ledger is open");
    opener.shutdown();
  }

  @Override
  public void stop() {
    running = false;
    opener.shutdownNow();
    projection.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
