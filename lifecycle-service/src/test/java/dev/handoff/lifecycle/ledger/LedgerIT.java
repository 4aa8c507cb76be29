package dev.handoff.lifecycle.ledger;

import static dev.handoff.lifecycle.ledger.History.TEN;
import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.ERASURE;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.lifecycle.stream.Records;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import dev.handoff.testing.BusDefaults;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Topic;
import dev.handoff.topic.TopicSerdes;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;

@ExtendWith(OutputCaptureExtension.class)
class LedgerIT {
  private static final String REGISTRY = "ledger-it";
  private static final long SEED = 20_260_504L;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Map<String, String> TABLES =
      Map.of(
          "handoff_cycle", "cycle_id",
          "lead", "lead_id",
          "timeline", "lead_id, event_id",
          "promise", "cycle_id, promise",
          "erased_step", "erasure_id, revision");

  private static final String CYCLES_OF_LEADS =
      "select cycle_id from handoff_cycle where erased_at is null and waits_for is not null";

  private static volatile Duration ahead = Duration.ZERO;

  private final String url = TestPostgres.freshDatabase("ledger");
  private final BusProbe bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY);
  private ConfigurableApplicationContext service = run();

  @AfterEach
  void stop() {
    ahead = Duration.ZERO;
    service.close();
    bus.close();
  }

  /** The ledger alone, so that a topic may hold what no machine of ours would write. */
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

  @Test
  void rebuilt_it_is_the_same_to_the_byte() throws Exception {
    System.out.println("seed " + SEED);
    live(new Random(SEED), 40, 1500);
    awaitEnd();
    Map<String, String> lived = dump();
    assertThat(lived.get("handoff_cycle").lines().count()).isGreaterThan(40);
    assertThat(lived.get("promise")).contains("TAKEN_BACK", "RUNNING");

    rebuild();
    awaitEnd();
    assertThat(dump()).isEqualTo(lived);
    assertThat(service.getBean(MeterRegistry.class).get("handoff.ledger.records").counters())
        .isNotEmpty();
  }

  @Test
  void killed_in_the_middle_of_batches_it_is_the_same_to_the_byte() throws Exception {
    System.out.println("seed " + (SEED + 1));
    Random random = new Random(SEED + 1);
    for (int blow = 0; blow < 6; blow++) {
      live(random, 20, 300);
      if (blow == 3) {
        service.close();
        service = run();
      } else {
        killConnections();
      }
    }
    awaitEnd();
    Map<String, String> lived = dump();

    rebuild();
    killConnections();
    awaitEnd();
    assertThat(dump()).isEqualTo(lived);
  }

  @Test
  void an_erased_lead_is_still_counted_and_never_named_again() throws Exception {
    System.out.println("seed " + (SEED + 2));
    Random random = new Random(SEED + 2);
    List<Object> told = new ArrayList<>();
    List<History> people =
        IntStream.range(0, 12)
            .mapToObj(it -> new History(random, "jo-" + it + "@buyer.example", told::add))
            .toList();
    for (int i = 0; i < 900; i++) {
      people.get(random.nextInt(people.size())).goOn();
    }
    told.forEach(this::publish);
    awaitEnd();
    List<String> counted = counts();

    List<History> erased = people.subList(0, 8);
    erased.forEach(person -> publish(person.erased()));
    awaitEnd();
    assertThat(counts()).isEqualTo(counted);
    Map<String, String> left = dump();
    assertForgotten(left, erased);
    assertThat(left.get("lead")).contains("jo-8@buyer.example");
    assertThat(query("select count(*) from queue where cycle_id not in (%s)", CYCLES_OF_LEADS))
        .containsExactly("0");

    // Late, or told again: what is of before comes under the other name, and changes nothing.
    told.forEach(this::publish);
    awaitEnd();
    assertThat(dump()).isEqualTo(left);

    rebuild();
    awaitEnd();
    assertThat(dump()).isEqualTo(left);

    service.close();
    assertThat(TestPostgres.freshDatabase("ledger")).isEqualTo(url);
    service = run();
    awaitEnd();
    assertThat(dump()).isEqualTo(left);
  }

  private static void assertForgotten(Map<String, String> left, List<History> erased) {
    for (History person : erased) {
      left.forEach((table, rows) ->
          assertThat(rows.contains(person.leadId()))
              .as("%s in %s", person.leadId(), table)
              .isFalse());
    }
  }

  /** What reports count by, of all leads together. */
  private List<String> counts() throws SQLException {
    List<String> cycles =
        query(
            """
            select source, segment, rep, pool, score_band, contract_version, stage, outcome,
              case when outcome in ('REJECTED', 'DISQUALIFIED') then reason is not null end,
              count(*), count(mql_at), count(accepted_at), count(qualified_at), count(won_at),
              min(first_touch_at), sum(touches), sum(evidence_asked), sum(evidence_given),
              count(amount), round(sum(amount)::numeric, 2)
            from handoff_cycle group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 2, 3, 4, 5, 6, 7, 8, 9
            """,
            "");
    List<String> promises =
        query(
            """
            select promise, sla_class,
              case when state in ('RUNNING', 'WARNED', 'ERASED') then 'open' else state end,
              count(*), count(ended_at)
            from promise group by 1, 2, 3 order by 1, 2, 3
            """,
            "");
    return Stream.concat(cycles.stream(), promises.stream()).toList();
  }

  @Test
  void a_score_that_is_erased_is_gone_and_the_lead_with_it_where_nothing_else_is_known()
      throws Exception {
    String scored = "E-" + UUID.randomUUID();
    String handedOver = "E-" + UUID.randomUUID();
    for (String lead : List.of(scored, handedOver)) {
      bus.publish(SCORE_CHANGED, lead, Records.qualifyingScore(lead, TEN), TEN);
    }
    publish(History.step(handedOver, 1, 1, Transition.MQL_RAISED, TEN).setTo(Stage.MQL).build());
    awaitEnd();
    assertThat(query("select stage, score_total from lead where lead_id = '%s'", scored))
        .containsExactly("PROSPECT|63");

    for (String lead : List.of(scored, handedOver)) {
      bus.publishBytes(SCORE_CHANGED, lead, null, TEN);
    }
    awaitEnd();
    assertThat(query("select stage from lead where lead_id = '%s'", scored)).isEmpty();
    assertThat(query("select stage, score from lead where lead_id = '%s'", handedOver))
        .containsExactly("MQL|null");
    assertThat(query("select kind from timeline where lead_id = '%s'", handedOver))
        .containsExactly("step");
  }

  @Test
  void the_package_may_come_before_the_step() throws Exception {
    String lead = "P-" + UUID.randomUUID();
    publish(History.mql(lead, 1));
    awaitEnd();
    String cycle = "select stage, source, score_band, missing, waits_for from handoff_cycle";
    assertThat(query(cycle + " where lead_id = '%s'", lead))
        .containsExactly(
            "null|goo\uFFFDgle|60|{email,campaign,channel,role,company,topics,form-answers}|null");
    publish(History.step(lead, 1, 1, Transition.MQL_RAISED, TEN).setTo(Stage.MQL).build());
    publish(History.mql(lead, 1));
    awaitEnd();
    assertThat(
            query("select stage, source, waits_for from handoff_cycle where lead_id = '%s'", lead))
        .containsExactly("MQL|goo\uFFFDgle|acceptance");
  }

  @Test
  void a_record_that_PostgreSQL_cannot_store_is_passed_over_and_no_other() throws Exception {
    String lead = "W-" + UUID.randomUUID();
    Instant beyond = Instant.ofEpochMilli(Long.MAX_VALUE);
    for (int revision = 1; revision <= 5; revision++) {
      Instant at = revision == 3 ? beyond : TEN;
      publish(History.step(lead, 1, revision, Transition.ACCEPTED, at).setTo(Stage.SAL).build());
    }
    bus.publishBytes(LIFECYCLE, lead, "no step at all".getBytes(UTF_8), TEN);
    System.out.println("seed " + SEED);
    String tooLong = letters(new Random(SEED), 5_000);
    publish(refusal(tooLong));
    publish(
        History.step(lead, 1, 6, Transition.ASSIGNED, TEN)
            .setTo(Stage.SAL)
            .setRep(letters(new Random(SEED), 9_000))
            .build());
    publish(refusal(lead));
    publish(History.step(lead, 1, 7, Transition.ASSIGNED, TEN).setTo(Stage.SAL).build());
    awaitEnd();
    assertThat(
            query(
                "select revision from timeline where lead_id = '%s' and kind = 'step' order by 1",
                lead))
        .containsExactly("1", "2", "4", "5", "7");
    assertThat(query("select stage, revision from handoff_cycle where lead_id = '%s'", lead))
        .containsExactly("SAL|7");
    assertThat(query("select what from timeline where lead_id = '%s' and kind = 'refusal'", lead))
        .containsExactly("STALE");
    assertThat(query("select what from timeline where lead_id = '%s'", tooLong)).isEmpty();
  }

  /** Of which no two are alike, so that PostgreSQL cannot press them into an index. */
  private static String letters(Random random, int count) {
    return random
        .ints(count, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static CommandOutcome refusal(String lead) {
    return CommandOutcome.newBuilder()
        .setEventId("refusal-of-it")
        .setLeadId(lead)
        .setOccurredAt(TEN)
        .setCommandId("c")
        .setVerdict(Verdict.REFUSED)
        .setRefusal(RefusalKind.STALE)
        .setSentence("Expected it otherwise")
        .setStage(Stage.MQL)
        .setRevision(1)
        .build();
  }

  @Test
  void what_PostgreSQL_fails_at_is_tried_again_aloud_and_after_a_minute_the_health_says_so(
      CapturedOutput output) throws Exception {
    String lead = "F-" + UUID.randomUUID();
    awaitEnd();
    change("alter table handoff_cycle rename to away");
    publish(History.step(lead, 1, 1, Transition.MQL_RAISED, TEN).setTo(Stage.MQL).build());
    await().atMost(PATIENCE).until(() -> output.getOut().contains("is tried again: ERROR"));
    assertThat(output.getOut()).doesNotContain(lead);
    assertThat(health()).isEqualTo(Status.UP);
    ahead = Duration.ofSeconds(90);
    assertThat(health()).isEqualTo(Status.DOWN);

    change("alter table away rename to handoff_cycle");
    awaitEnd();
    assertThat(query("select stage from handoff_cycle where lead_id = '%s'", lead))
        .containsExactly("MQL");
    assertThat(health()).isEqualTo(Status.UP);
  }

  private Status health() {
    return requireNonNull(service.getBean("ledger", HealthIndicator.class).health()).getStatus();
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = TestPostgres.connect(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void live(Random random, int leads, int records) {
    List<Object> told = new ArrayList<>();
    List<History> histories =
        IntStream.range(0, leads)
            .mapToObj(lead -> new History(random, "L-" + lead, told::add))
            .collect(Collectors.toList());
    for (int i = 0; i < records; i++) {
      histories.get(random.nextInt(leads)).goOn();
      if (random.nextInt(20) == 0 && !told.isEmpty()) {
        told.add(told.get(random.nextInt(told.size())));
      }
      if (random.nextInt(50) == 0) {
        told.add("L-" + random.nextInt(leads));
      }
    }
    told.forEach(this::publish);
  }

  private void publish(Object record) {
    switch (record) {
      case String erased -> bus.publishBytes(SCORE_CHANGED, erased, null, TEN);
      case LifecycleChanged step -> bus.publish(LIFECYCLE, step.getLeadId(), step, TEN);
      case MqlRaised mql -> bus.publish(MQL_RAISED, mql.getLeadId(), mql, TEN);
      case SpecificRecord other -> publish(other);
      default -> throw new AssertionError(record);
    }
  }

  private void publish(LeadErased erased) {
    bus.publish(ERASURE, erased.getLeadDigest(), erased, TEN);
  }

  private void publish(SpecificRecord other) {
    Topic<?> topic =
        Readable.TOPICS.stream()
            .filter(it -> it.type().isInstance(other))
            .findFirst()
            .orElseThrow();
    publish(topic, other);
  }

  private <V> void publish(Topic<V> topic, SpecificRecord record) {
    String lead = (String) record.get(record.getSchema().getField("leadId").pos());
    // Outcomes are forgotten after a week, and the broker looks for old ones during the test.
    Instant at = topic.equals(COMMAND_OUTCOME) ? Instant.now() : TEN;
    bus.publish(topic, lead, topic.type().cast(record), at);
  }

  /** Where the tables are still to be made, or a connection was killed: not yet. */
  private void awaitEnd() {
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

  private void rebuild() throws SQLException {
    query("select rebuild_ledger()", "");
  }

  private void killConnections() throws SQLException {
    query(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()",
        "");
  }

  private Map<String, String> dump() throws SQLException, IOException {
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

  private List<String> query(String sql, String lead) throws SQLException {
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
}
