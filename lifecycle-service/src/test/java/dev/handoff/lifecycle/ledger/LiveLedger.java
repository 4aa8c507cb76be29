package dev.handoff.lifecycle.ledger;

import static dev.handoff.lifecycle.ledger.History.TEN;
import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.ERASURE;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.message.LeadErased;
import dev.handoff.testing.BusDefaults;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The ledger alone, on the test's broker and a database of its own, so that a topic may hold what
 * no machine of ours would write.
 */
final class LiveLedger implements AutoCloseable {
  private static final String REGISTRY = "ledger-it";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Map<String, String> TABLES =
      Map.of(
          "handoff_cycle", "cycle_id",
          "lead", "lead_id",
          "timeline", "lead_id, event_id",
          "promise", "cycle_id, promise",
          "erased_step", "erasure_id, revision");

  private static volatile Duration ahead = Duration.ZERO;

  final BusProbe bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY);
  private final String url = freshDatabase();
  private ConfigurableApplicationContext service = run();

  @EnableAutoConfiguration
  @Import(LedgerWiring.class)
  static class LedgerAlone {
    @Bean
    InstantSource time() {
      return () -> Instant.now().plus(ahead);
    }

    @Bean
    TopicSerdes serdes() {
      return new TopicSerdes(BusDefaults.clients(REGISTRY));
    }

    @Bean
    KafkaAdmin.NewTopics topics() {
      return new KafkaAdmin.NewTopics(
          Readable.TOPICS.stream().map(Topic::asNewTopic).toArray(NewTopic[]::new));
    }
  }

  private ConfigurableApplicationContext run() {
    return new SpringApplicationBuilder(LedgerAlone.class)
        .run(
            "--server.port=0",
            "--management.server.port=0",
            "--management.endpoint.health.validate-group-membership=false",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=postgres",
            "--spring.datasource.password=postgres",
            "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
            "--spring.kafka.properties[schema.registry.url]=mock://" + REGISTRY);
  }

  private static String freshDatabase() {
    return TestPostgres.freshDatabase("ledger");
  }

  /** The service ends as an operator would end it, and another begins. */
  void restart() {
    service.close();
    service = run();
  }

  /** The same, and all that PostgreSQL held is lost. */
  void restartWithNothing() {
    service.close();
    assertThat(freshDatabase()).isEqualTo(url);
    service = run();
  }

  /** Puts the service's clock forward. */
  void putForward(Duration time) {
    ahead = time;
  }

  <T> T bean(Class<T> type) {
    return service.getBean(type);
  }

  Status health() {
    return requireNonNull(service.getBean("ledger", HealthIndicator.class).health()).getStatus();
  }

  void change(String sql) throws SQLException {
    try (Connection connection = TestPostgres.connect(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Writes to the topics what was told, and waits until the broker has it. */
  void publish(List<?> told) {
    told.forEach(this::send);
    bus.flush();
  }

  void publish(Object record) {
    publish(List.of(record));
  }

  private void send(Object record) {
    switch (record) {
      case String erased -> bus.publishBytes(SCORE_CHANGED, erased, null, TEN);
      case LeadErased erasure -> bus.send(ERASURE, erasure.getLeadDigest(), erasure, TEN);
      case SpecificRecord other -> send(topicOf(other), other);
      default -> throw new AssertionError(record);
    }
  }

  private static Topic<?> topicOf(SpecificRecord record) {
    return Readable.TOPICS.stream()
        .filter(it -> it.type().isInstance(record))
        .findFirst()
        .orElseThrow();
  }

  private <V> void send(Topic<V> topic, SpecificRecord record) {
    String lead = (String) record.get(record.getSchema().getField("leadId").pos());
    // Outcomes are forgotten after a week, and the broker looks for old ones during the test.
    Instant at = topic.equals(COMMAND_OUTCOME) ? Instant.now() : TEN;
    bus.send(topic, lead, topic.type().cast(record), at);
  }

  /** Where the tables are still to be made, or a connection was killed: not yet. */
  void awaitEnd() {
    await().atMost(PATIENCE).ignoreException(PSQLException.class).until(this::isUpToDate);
  }

  private boolean isUpToDate() throws Exception {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (String row : query("select topic, partition, next_offset from ledger_position", "")) {
      String[] cells = row.split("\\|");
      next.put(new TopicPartition(cells[0], Integer.parseInt(cells[1])), Long.valueOf(cells[2]));
    }
    return ends().entrySet().stream()
        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private static Map<TopicPartition, Long> ends() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      Readable.TOPICS.forEach(topic ->
          IntStream.range(0, topic.partitions())
              .forEach(it -> asked.put(new TopicPartition(topic.name(), it), OffsetSpec.latest())));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin.listOffsets(asked).all().get().forEach((it, end) -> ends.put(it, end.offset()));
      return ends;
    }
  }

  void rebuild() throws SQLException {
    query("select rebuild_ledger()", "");
  }

  void killConnections() throws SQLException {
    query(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()",
        "");
  }

  /** What every table holds, in order. */
  Map<String, String> dump() throws SQLException, IOException {
    Map<String, String> dump = new LinkedHashMap<>();
    try (Connection connection = TestPostgres.connect(url)) {
      for (var table : TABLES.entrySet()) {
        var bytes = new ByteArrayOutputStream();
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                "copy (select * from %s order by %s) to stdout"
                    .formatted(table.getKey(), table.getValue()),
                bytes);
        dump.put(table.getKey(), bytes.toString(UTF_8));
      }
    }
    return dump;
  }

  /** Rows, their columns with | between them; %s in the question is the lead. */
  List<String> query(String sql, String lead) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = TestPostgres.connect(url);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql.formatted(lead))) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    ahead = Duration.ZERO;
    service.close();
    bus.close();
  }
}
