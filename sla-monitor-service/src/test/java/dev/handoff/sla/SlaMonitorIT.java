package dev.handoff.sla;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.contract.DefaultContract;
import dev.handoff.desk.OtherInstances;
import dev.handoff.message.AlertKind;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.ContractScope;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.LocalAccess;
import dev.handoff.testing.ServiceProcess;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import dev.handoff.wire.RegistryOverHttp;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a broker. */
class SlaMonitorIT {
  private static final String REGISTRY = "sla-monitor-it";

  /** Leads at once: enough that two instances have some of them each. */
  private static final int MANY = 20;

  private static final Set<AlertKind> OVERDUE = EnumSet.of(AlertKind.BREACHED, AlertKind.ESCALATED);

  private static final String ESCALATED = "escalate-after: [1s, 2s]";

  private final BusProbe bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY);

  /** The first start finds a broker without topics, and makes them. */
  @BeforeAll
  static void publishAContractWithShortPromises(@TempDir Path state) {
    try (var _ = start(state);
        var bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY)) {
      String document =
          DefaultContract.document()
              .replaceFirst("direct-inquiry, within: 4h", "direct-inquiry, within: 6s")
              .replaceFirst("high-intent, +within: 1h", "high-intent, within: 6s, " + ESCALATED);
      assertThat(document).contains("direct-inquiry, within: 6s", ESCALATED);
      bus.publish(Topics.CONTRACT, "b2b-default", published(document), Instant.now());
    }
  }

  @AfterEach
  void leave() {
    bus.close();
  }

  @Test
  void a_breach_is_said_once_across_restarts_even_if_the_disk_is_lost(
      @TempDir Path first, @TempDir Path second) {
    Instant start;
    try (var _ = start(first)) {
      awaitReadiness("A");
      start = raise("L-1");
      assertThat(kinds(awaitAlerts("L-1", 1))).containsExactly(AlertKind.WARNED);
    }
    Instant back = Instant.now();
    try (var _ = start(second)) {
      awaitAlerts("L-1", 2);
    }
    try (var _ = start(second)) {
      awaitReadiness("B");
      raise("L-2");
      awaitAlerts("L-2", 3); // two warnings and the breach: a second one of L-1 would be there
    }

    List<SlaAlert> breaches =
        awaitAlerts("L-1", 2).stream().filter(it -> it.getKind() == AlertKind.BREACHED).toList();
    assertThat(breaches).hasSize(1);
    SlaAlert breach = breaches.getFirst();
    assertThat(breach.getDueAt()).isEqualTo(start.plusSeconds(6));
    assertThat(breach.getDetectedAt()).isAfterOrEqualTo(breach.getDueAt()).isAfter(back);
  }

  @Test
  void a_poison_record_goes_to_the_dead_letters_as_it_came_and_stops_nothing(@TempDir Path state) {
    byte[] foreign = "no step at all".getBytes(UTF_8);
    byte[] mangled = ByteBuffer.allocate(40).put((byte) 0).putInt(1).array();
    Arrays.fill(mangled, 5, mangled.length, (byte) 0xff);
    try (var _ = start(state)) {
      bus.publishBytes(Topics.LIFECYCLE, "L-3", foreign, Instant.now());
      bus.publishBytes(Topics.LIFECYCLE, "L-3", mangled, Instant.now());
      List<ConsumerRecord<String, byte[]>> letters =
          bus.awaitBytes(Topics.deadLetterOf(Party.SLA_MONITOR_SERVICE), 2);
      assertThat(letters).extracting(ConsumerRecord::value).containsExactly(foreign, mangled);

      raise("L-3");
      assertThat(kinds(awaitAlerts("L-3", 3)))
          .containsExactly(AlertKind.WARNED, AlertKind.WARNED, AlertKind.BREACHED);
    }
  }

  @Test
  void what_a_calendar_means_is_answered_over_http(@TempDir Path state) {
    try (var service = start(state)) {
      assertThat(
              ask(
                  service,
                  "/v1/open-preview",
                  """
                  {"calendar": {"zone": "UTC", "hours": {"mon": ["09:00-17:00"]}},
                   "at": "2026-03-02T17:00:00Z"}
                  """))
          .isEqualTo("{\"open\":false,\"nextOpen\":\"2026-03-09T09:00:00Z\"}");

      String pause = "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-01T01:00:00Z\"},";
      assertThat(ask(service, "/v1/deadline-preview", "{\"pauses\":[" + pause.repeat(1_000_000)))
          .contains("Expected at most 256 KiB, but there is more");
    }
  }

  @Test
  void a_monitor_that_is_killed_across_the_due_instant_says_the_breach_once_and_when_it_saw_it(
      @TempDir Path state) {
    try (var registry = new RegistryOverHttp(REGISTRY)) {
      Instant start;
      try (var monitor = process(registry, state, "killed.log")) {
        awaitReadiness("C");
        start = raise("L-6");
        assertThat(kinds(awaitAlerts("L-6", 1))).containsExactly(AlertKind.WARNED);
        monitor.kill();
      }
      Instant due = start.plusSeconds(6);
      await().atMost(Duration.ofSeconds(10)).until(() -> Instant.now().isAfter(due));
      Instant back = Instant.now();
      try (var _ = process(registry, state, "back.log")) {
        awaitAlerts("L-6", 2);
        awaitReadiness("D");
      }
      try (var _ = process(registry, state, "again.log")) {
        awaitReadiness("E");
        List<SlaAlert> breaches =
            awaitAlerts("L-6", 2).stream()
                .filter(it -> it.getKind() == AlertKind.BREACHED)
                .toList();
        assertThat(breaches).hasSize(1);
        assertThat(breaches.getFirst().getDueAt()).isEqualTo(due);
        assertThat(breaches.getFirst().getDetectedAt()).isAfter(back);
      }
    }
  }

  @Test
  void each_step_is_said_once_though_a_monitor_joins_and_another_is_killed_while_clocks_fall_due(
      @TempDir Path first, @TempDir Path second) {
    try (var registry = new RegistryOverHttp(REGISTRY);
        var alone = process(registry, first, "alone.log")) {
      awaitReadiness("G");
      raiseMany("M-");
      try (var joined = process(registry, second, "joined.log")) {
        awaitOverdue("M-", MANY);

        await().atMost(Duration.ofSeconds(60)).until(() -> holders(joined, "M-").size() == 2);
        raiseMany("N-");
        awaitOverdue("N-", 1);
        alone.kill();
        awaitOverdue("N-", MANY);
        assertThat(joined.isAlive()).as(joined.lastWords()).isTrue();
      }
    }
  }

  private void raiseMany(String prefix) {
    IntStream.range(0, MANY).forEach(number -> raise(prefix + number, "high-intent"));
  }

  /** Waits until so many were broken and escalated twice, and holds every step to one alert. */
  private void awaitOverdue(String prefix, int leads) {
    Predicate<SlaAlert> late =
        alert -> alert.getLeadId().startsWith(prefix) && OVERDUE.contains(alert.getKind());
    bus.await(Topics.SLA_ALERT, 3 * leads, late);
    List<SlaAlert> said =
        bus.await(Topics.SLA_ALERT, 1, alert -> alert.getLeadId().startsWith(prefix));
    assertThat(said)
        .extracting(alert ->
            "%s %s %s %s %s"
                .formatted(
                    alert.getLeadId(),
                    alert.getPromise(),
                    alert.getKind(),
                    alert.getPercent(),
                    alert.getStep()))
        .doesNotHaveDuplicates();
    assertThat(said)
        .filteredOn(late)
        .allSatisfy(
            alert -> assertThat(alert.getDetectedAt()).isAfterOrEqualTo(alert.getOccurredAt()));
  }

  /** Which instances hold some leads, as one of them says. */
  private static Set<String> holders(ServiceProcess asked, String prefix) {
    return IntStream.range(0, MANY)
        .mapToObj(number -> asked.url() + "/v1/leads/" + prefix + number + "/promises")
        .map(SlaMonitorIT::holder)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static Optional<String> holder(String url) {
    try {
      return Optional.ofNullable(
          RestClient.create()
              .get()
              .uri(URI.create(url))
              .header("Authorization", LocalAccess.bearer())
              .retrieve()
              .onStatus(HttpStatusCode::isError, (_, _) -> {})
              .toBodilessEntity()
              .getHeaders()
              .getFirst(OtherInstances.HOLDER));
    } catch (ResourceAccessException notYetThere) {
      return Optional.empty();
    }
  }

  private static ServiceProcess process(RegistryOverHttp registry, Path state, String said) {
    return ServiceProcess.start(
        SlaMonitorApplication.class, registry.url(), state, Path.of("target", "killed", said));
  }

  @Test
  void what_was_promised_is_told_with_every_second_labelled(@TempDir Path state) {
    try (var service = start(state)) {
      awaitReadiness("F");
      Instant start = raise("L/7");
      bus.await(Topics.SLA_ALERT, 2, alert -> alert.getLeadId().equals("L/7"));

      JsonNode told = JsonMapper.shared().readTree(get(service, "/v1/leads/L%2F7/promises"));
      JsonNode firstTouch = told.at("/promises/0");
      assertThat(firstTouch.at("/promise").asString()).isEqualTo("first-touch");
      assertThat(firstTouch.at("/state").asString()).isEqualTo("running");
      assertThat(Instant.parse(firstTouch.at("/dueAt").asString())).isEqualTo(start.plusSeconds(6));
      assertThat(firstTouch.at("/segments")).hasSize(1);
      assertThat(firstTouch.at("/segments/0/kind").asString()).isEqualTo("open");

      assertThat(get(service, "/v1/leads/nobody/promises"))
          .contains("of 'nobody' no clock is remembered");
      assertThat(send(LocalAccess.managementUrl(service) + "/actuator/prometheus"))
          .contains("handoff_promise_alerts_total{", "handoff_open_clocks{")
          .contains("handoff_promise_done_after_seconds_bucket{");
    }
  }

  private static String get(ConfigurableApplicationContext service, String path) {
    return send(
        "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + path);
  }

  private static String send(String uri) {
    String answer =
        RestClient.create()
            .get()
            .uri(URI.create(uri))
            .header("Authorization", LocalAccess.bearer())
            .retrieve()
            .onStatus(HttpStatusCode::isError, (_, _) -> {})
            .body(String.class);
    return answer == null ? "" : answer;
  }

  private static @Nullable String ask(
      ConfigurableApplicationContext service, String path, String body) {
    String port = service.getEnvironment().getProperty("local.server.port");
    return RestClient.create("http://127.0.0.1:" + port)
        .post()
        .uri(path)
        .header("Authorization", LocalAccess.bearer())
        .body(body)
        .retrieve()
        .onStatus(HttpStatusCode::isError, (_, _) -> {})
        .body(String.class);
  }

  /** Returns as soon as the service answers to a lead of this name. */
  private void awaitReadiness(String leadId) {
    raise(leadId);
    Instant now = Instant.now();
    bus.publish(
        Topics.LIFECYCLE, leadId, step(leadId, 2, now, Transition.TOUCH_RECORDED).build(), now);
    awaitAlerts(leadId, 1);
  }

  private Instant raise(String leadId) {
    return raise(leadId, "direct-inquiry");
  }

  private Instant raise(String leadId, String slaClass) {
    Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
    LifecycleChanged raised =
        step(leadId, 1, now, Transition.MQL_RAISED).setSlaClass(slaClass).build();
    bus.publish(Topics.LIFECYCLE, leadId, raised, now);
    return now;
  }

  private static List<AlertKind> kinds(List<SlaAlert> alerts) {
    return alerts.stream().map(SlaAlert::getKind).toList();
  }

  private List<SlaAlert> awaitAlerts(String leadId, int count) {
    return bus.await(
        Topics.SLA_ALERT,
        count,
        alert -> alert.getLeadId().equals(leadId) && alert.getKind() != AlertKind.STARTED);
  }

  private static ConfigurableApplicationContext start(Path state) {
    return new SpringApplicationBuilder(SlaMonitorApplication.class)
        .properties(
            Map.of(
                "HANDOFF_KAFKA",
                TestBroker.bootstrapServers(),
                "HANDOFF_REGISTRY_URL",
                "mock://" + REGISTRY,
                "HANDOFF_STATE_DIR",
                state.toString(),
                "HANDOFF_SLA_MONITOR_PORT",
                "0"))
        .run(LocalAccess.settings());
  }

  private static LifecycleChanged.Builder step(
      String leadId, long revision, Instant at, Transition transition) {
    return LifecycleChanged.newBuilder()
        .setEventId(leadId + "/" + revision)
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setTransition(transition)
        .setFrom(Stage.MQL)
        .setTo(Stage.MQL)
        .setCycleId(leadId + "/1")
        .setCycleNumber(1)
        .setRevision(revision)
        .setContractId("b2b-default")
        .setContractVersion(1);
  }

  private static ContractPublished published(String document) {
    return ContractPublished.newBuilder()
        .setEventId("b2b-default/1")
        .setContractId("b2b-default")
        .setVersion(1)
        .setOccurredAt(Instant.now())
        .setEffectiveFrom(Instant.parse("2026-01-01T00:00:00Z"))
        .setScope(ContractScope.STANDING)
        .setDocument(document)
        .setSha256("")
        .setSignedByMarketing("VP Marketing")
        .setSignedBySales("VP Sales")
        .build();
  }
}
