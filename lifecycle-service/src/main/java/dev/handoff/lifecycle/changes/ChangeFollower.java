package dev.handoff.lifecycle.changes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Follows the log of changes on a connection and a thread of its own, for all open streams. The
 * database calls when there is something new; it is asked now and then all the same, as what is
 * committed may have to wait for an older transaction that never calls.
 */
final class ChangeFollower implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);
  private static final String CHANNEL = "handoff_changes";
  private static final int PAGE = 500;
  private static final int LONGEST_SILENCE_MILLIS = 500;
  private static final Duration LONGEST_END = Duration.ofSeconds(2);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_PIECES_OF_HISTORY = Duration.ofSeconds(1);
  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

  private final DataSource ledger;
  private final RecentChanges recent;
  private final Duration kept;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable Thread follower;

  /**
   * @param kept how long changes stay in the log
   */
  ChangeFollower(DataSource ledger, RecentChanges recent, Duration kept) {
    this.ledger = ledger;
    this.recent = recent;
    this.kept = kept;
  }

  @Override
  public void start() {
    follower = Thread.ofVirtual().name("changes").start(this::follow);
  }

  /** Before the web server waits for its requests: open streams would never end by themselves. */
  @Override
  public void stop() {
    stop.countDown();
    recent.close();
    try {
      if (follower instanceof Thread thread) {
        thread.join(LONGEST_END);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    follower = null;
  }

  @Override
  public boolean isRunning() {
    return follower != null;
  }

  private void follow() {
    boolean away = false;
    while (stop.getCount() > 0) {
      try (Connection connection = ledger.getConnection()) {
        if (away) {
          LOG.info("The log of changes is read again");
        }
        away = false;
        follow(connection);
      } catch (SQLException | DataAccessException noAnswer) {
        if (!away) {
          LOG.warn("The log of changes cannot be read; trying again", noAnswer);
        }
        away = true;
        pause(BETWEEN_ATTEMPTS);
      }
    }
  }

  private void follow(Connection connection) throws SQLException {
    execute(connection, "listen " + CHANNEL);
    try {
      listen(connection);
    } finally {
      if (!connection.isClosed()) {
        execute(connection, "unlisten " + CHANNEL);
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    var log = new ChangeLog(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    var calls = connection.unwrap(PGConnection.class);
    long cleanedAt = System.nanoTime() - BETWEEN_CLEANINGS.toNanos();
    while (stop.getCount() > 0) {
      if (catchUp(log)) {
        pause(BETWEEN_PIECES_OF_HISTORY);
      }
      if (System.nanoTime() - cleanedAt >= BETWEEN_CLEANINGS.toNanos()) {
        log.forget(kept);
        cleanedAt = System.nanoTime();
      }
      calls.getNotifications(LONGEST_SILENCE_MILLIS);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Reads all that is new; answers whether there was history in it. */
  private boolean catchUp(ChangeLog log) {
    ChangeId place = recent.upTo();
    if (place == null) {
      recent.beginAt(log.end());
      return false;
    }
    boolean history = false;
    while (true) {
      switch (log.after(place, PAGE)) {
        case Heard.News news -> {
          recent.add(news);
          history |= news.changes().stream().anyMatch(Change.OfMany.class::isInstance);
          if (news.changes().size() < PAGE) {
            return history;
          }
          place = news.upTo();
        }
        case Heard.BuiltAnew(var from) -> {
          recent.beginAt(from);
          place = from;
        }
        case Heard.FurtherBack(), Heard.Closed() -> {
          return history;
        }
      }
    }
  }

  private void pause(Duration time) {
    try {
      stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
