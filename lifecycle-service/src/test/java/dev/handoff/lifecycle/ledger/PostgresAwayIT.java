package dev.handoff.lifecycle.ledger;

import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.lifecycle.LifecycleApplication;
import dev.handoff.lifecycle.stream.Records;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.FreePort;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresAwayIT {
  private static final String REGISTRY = "postgres-away-it";

  @Test
  void without_PostgreSQL_MQLs_are_raised_and_the_ledger_catches_up_when_it_comes()
      throws Exception {
    int port = FreePort.any();
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    String lead = "away-" + port;
    try (var service =
            RunningService.start(
                LifecycleApplication.class,
                REGISTRY,
                RunningService.freshStateDir(),
                0,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres");
        var bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY)) {
      bus.publish(SCORE_CHANGED, lead, Records.qualifyingScore(lead, History.TEN), History.TEN);
      assertThat(bus.await(MQL_RAISED, 1, mql -> mql.getLeadId().equals(lead))).hasSize(1);
      String address = service.managementUrl();
      assertThat(get(address + "/actuator/health/readiness")).contains("\"status\":\"UP\"");
      assertThat(get(address + "/actuator/health")).contains("waitingFor\":\"PostgreSQL");

      try (var postgres = TestPostgres.embedded(port)) {
        await()
            .atMost(Duration.ofSeconds(60))
            .ignoreExceptionsInstanceOf(SQLException.class)
            .until(() -> cycles(postgres.getJdbcUrl("postgres", "postgres"), lead) == 1);
        assertThat(get(address + "/actuator/prometheus"))
            .contains("handoff_ledger_delay_seconds", "handoff_ledger_records_total");
        assertThat(get(address + "/actuator/health")).contains("\"generation\":1");
      }
    }
  }

  private static int cycles(String url, String lead) throws SQLException {
    try (var connection = TestPostgres.connect(url);
        var statement =
            connection.prepareStatement(
                "select count(*) from handoff_cycle where lead_id = ? and stage = 'MQL'")) {
      statement.setString(1, lead);
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    }
  }

  private static String get(String uri) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
