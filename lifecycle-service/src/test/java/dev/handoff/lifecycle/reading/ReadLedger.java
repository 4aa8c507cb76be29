package dev.handoff.lifecycle.reading;

import dev.handoff.access.Access;
import dev.handoff.lifecycle.changes.ChangeLog;
import dev.handoff.lifecycle.ledger.TestPostgres;
import dev.handoff.testing.LocalAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ledger of its own that a test writes by hand, and instances of the service that read it. */
public final class ReadLedger implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<ConfigurableApplicationContext> instances = new ArrayList<>();
  private final String url;
  private final SingleConnectionDataSource database;
  private final JdbcClient sql;

  public ReadLedger() {
    url = TestPostgres.freshDatabase("reading" + NUMBER.incrementAndGet());
    Flyway.configure()
        .dataSource(url, "postgres", "postgres")
        .locations("classpath:dev/handoff/lifecycle/ledger")
        .load()
        .migrate();
    database = new SingleConnectionDataSource(url, "postgres", "postgres", true);
    sql = JdbcClient.create(database);
  }

  /** The service, as far as it only reads. */
  @EnableAutoConfiguration
  @Import(Access.class)
  @ComponentScan(basePackageClasses = {QueueDesk.class, ChangeLog.class})
  @ComponentScan(
      basePackages = "dev.handoff.lifecycle.desk",
      useDefaultFilters = false,
      includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*WhoMayAsk"))
  static class Reading {}

  /** Starts an instance on a port of its own; answers its URL. */
  public String start(String... settings) {
    return start(url, settings);
  }

  /** An instance whose ledger is away. */
  public String startWithout(String... settings) {
    return start("jdbc:postgresql://127.0.0.1:1/away", settings);
  }

  private String start(String ledger, String... settings) {
    var arguments = new ArrayList<>(List.of(settings));
    arguments.addAll(List.of(LocalAccess.settings()));
    arguments.add("--server.port=0");
    arguments.add("--spring.datasource.url=" + ledger);
    arguments.add("--spring.datasource.username=postgres");
    arguments.add("--spring.datasource.password=postgres");
    arguments.add("--spring.datasource.hikari.connection-timeout=1000");
    arguments.add("--spring.datasource.hikari.initialization-fail-timeout=-1");
    arguments.add("--management.endpoint.health.validate-group-membership=false");
    var instance =
        new SpringApplicationBuilder(Reading.class).run(arguments.toArray(String[]::new));
    instances.add(instance);
    return "http://127.0.0.1:" + instance.getEnvironment().getProperty("local.server.port");
  }

  public JdbcClient sql() {
    return sql;
  }

  /** A connection whose transaction a test ends when it likes. */
  public Connection connection() throws SQLException {
    Connection connection = TestPostgres.connect(url);
    connection.setAutoCommit(false);
    return connection;
  }

  /** A cycle that waits, as the projection writes it. */
  public void cycle(String lead, String stage, @Nullable String waitsFor, @Nullable String rep) {
    sql.sql(
            """
            insert into handoff_cycle (cycle_id, lead_id, cycle_number, contract_id, contract_version,
              stage, waits_for, rep, revision)
            values (:lead || ':1', :lead, 1, 'b2b-default', 1, :stage, :waits, :rep, 1)
            on conflict (cycle_id) do update set stage = excluded.stage,
              waits_for = excluded.waits_for, rep = excluded.rep,
              revision = handoff_cycle.revision + 1
            """)
        .param("lead", lead)
        .param("stage", stage)
        .param("waits", waitsFor)
        .param("rep", rep)
        .update();
  }

  /** A clock of a lead's first cycle. */
  public void promise(String lead, String promise, Instant dueAt, String state) {
    sql.sql(
            """
            insert into promise values
              (:lead || ':1', :promise, :lead, 'standard', 'always', :due - interval '4 h', :due,
               case when :state in ('KEPT', 'CALLED_OFF') then :due end, :state, 0)
            on conflict (cycle_id, promise) do update set due_at = excluded.due_at,
              state = excluded.state, ended_at = excluded.ended_at
            """)
        .param("lead", lead)
        .param("promise", promise)
        .param("due", dueAt.atOffset(ZoneOffset.UTC))
        .param("state", state)
        .update();
  }

  public static Answer get(String url) {
    try {
      var answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(url))
                  .header("Authorization", LocalAccess.bearer())
                  .build(),
              BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What was answered. */
  public record Answer(HttpResponse<String> http) {
    public int status() {
      return http.statusCode();
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(http.body());
    }

    public String detail() {
      return json().path("detail").asString("");
    }
  }

  @Override
  public void close() {
    instances.forEach(ConfigurableApplicationContext::close);
    database.destroy();
  }
}
