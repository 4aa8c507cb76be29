package dev.handoff.lifecycle.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL for service tests: its own image where a Docker engine answers, else the embedded
 * one. Started once in a JVM, and gone with it; whoever asks gets a database of their own.
 */
public final class TestPostgres {
  private static final String IMAGE = "postgres:18.3";

  private TestPostgres() {}

  private static final class Started {
    private static final String SERVER =
        DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
  }

  /** The JDBC URL of a new, empty database; user and password are {@code postgres}. */
  public static String freshDatabase(String name) {
    try (Connection connection = connect(Started.SERVER + "postgres");
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name + " with (force)");
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Started.SERVER + name;
  }

  /** A connection as the server's owner. */
  public static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, "postgres", "postgres");
  }

  // Testcontainers' own watchdog removes it when the JVM is gone.
  @SuppressWarnings("resource")
  private static String container() {
    PostgreSQLContainer postgres =
        new PostgreSQLContainer(IMAGE).withUsername("postgres").withPassword("postgres");
    postgres.start();
    return "jdbc:postgresql://%s:%d/"
        .formatted(postgres.getHost(), postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
  }

  private static String embedded() {
    return "jdbc:postgresql://127.0.0.1:" + embedded(0).getPort() + "/";
  }

  /** One on a port of its own, gone with the JVM; 0 for any port. */
  static EmbeddedPostgres embedded(int port) {
    try {
      var builder = EmbeddedPostgres.builder().setLocaleConfig("locale", "C");
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
