package dev.handoff.sla.notice;

import static dev.handoff.message.AlertKind.BREACHED;
import static dev.handoff.message.NoticeOutcome.GIVEN_UP;
import static dev.handoff.message.NoticeOutcome.REFUSED;
import static dev.handoff.message.NoticeOutcome.SENT;
import static dev.handoff.message.NoticeOutcome.TOO_OLD;
import static dev.handoff.sla.notice.Given.CONTRACT;
import static dev.handoff.sla.notice.Given.KEY;
import static dev.handoff.sla.notice.Given.NEXT_KEY;
import static dev.handoff.sla.notice.Given.alert;
import static dev.handoff.sla.notice.Given.mql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.ContractScope;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.message.Transition;
import dev.handoff.sla.SlaMonitorApplication;
import dev.handoff.sla.notice.Receiver.Request;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.LocalAccess;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service tells receivers on loopback; each test has leads of its own. */
@ExtendWith(OutputCaptureExtension.class)
class NoticesIT {
  /** Shared with the service's other tests: it lives as long as their JVM. */
  private static final String REGISTRY = "sla-monitor-it";

  private static final String SLACK_SECRET = "T0SECRET";
  private static final String ROUTING_KEY = "R0UT1NGSECRET";

  private static final String SUBSCRIPTIONS =
      """
      - { name: crm, about: mql, channel: webhook, credential: crm, when: "mql.leadId.startsWith('W')" }
      - { name: floor, about: alert, channel: slack, credential: floor, when: "alert.leadId.startsWith('S')" }
      - { name: call, about: alert, channel: pagerduty, credential: on-call, when: "alert.leadId.startsWith('P') && alert.kind == 'breached'" }
      """;

  private static final Receiver RECEIVER = new Receiver();

  @TempDir static Path folder;

  private static ConfigurableApplicationContext service;
  private static BusProbe bus;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(
        credentials(),
        """
        crm.url=%s
        crm.keys=%s,%s
        floor.url=%s
        on-call.url=%s
        on-call.keys=%s
        """
            .formatted(
                RECEIVER.url("/hook"),
                NEXT_KEY,
                KEY,
                RECEIVER.url("/slack/" + SLACK_SECRET),
                RECEIVER.url("/v2/enqueue"),
                ROUTING_KEY));
    bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY);
    try (var _ = startService()) { // finds a broker without topics, and makes them
      bus.publish(Topics.CONTRACT, CONTRACT, published(), Instant.now());
    }
    service = startService();
    raise("W-ready", Instant.now());
    await("W-ready", SENT);
  }

  @AfterAll
  static void stop() {
    service.close();
    bus.close();
    RECEIVER.close();
  }

  @BeforeEach
  void everybodyTakesEverything() {
    Stream.of("/hook", "/v2/enqueue", "/slack/" + SLACK_SECRET)
        .forEach(path -> RECEIVER.answer(path, 200));
  }

  @AfterEach
  void no_secret_is_in_any_line_of_the_log(CapturedOutput log) {
    assertThat(log.getAll())
        .doesNotContain(SLACK_SECRET)
        .doesNotContain(ROUTING_KEY)
        .doesNotContain(KEY.substring("whsec_".length()))
        .doesNotContain(NEXT_KEY.substring("whsec_".length()));
  }

  @Test
  void an_mql_reaches_its_webhook_within_a_second_and_is_signed_with_both_keys() throws Exception {
    // The machine may be busy with anything: the best of a few.
    var delays =
        IntStream.range(0, 5)
            .mapToObj(number -> "W-quick-" + number)
            .map(lead -> {
              Instant at = Instant.now();
              raise(lead, at);
              await(lead, SENT);
              return Duration.between(at, hooks(lead).getFirst().at());
            })
            .sorted(Comparator.naturalOrder())
            .toList();
    System.out.println("From record to webhook: " + delays);
    assertThat(delays.getFirst()).isLessThan(Duration.ofSeconds(1));

    Request request = hooks("W-quick-0").getFirst();
    assertThat(StandardWebhooks.isSigned(request, KEY)).isTrue();
    assertThat(StandardWebhooks.isSigned(request, NEXT_KEY)).isTrue();
    for (var key : List.of(KEY, NEXT_KEY)) {
      assertThatCode(() -> new Webhook(key).verify(request.body(), request.headers()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void what_is_refused_is_tried_again_under_the_same_id_until_it_is_taken() {
    RECEIVER.answer("/hook", 503);
    raise("W-again", Instant.now());
    await("W-again", REFUSED);
    RECEIVER.answer("/hook", 200);

    List<NoticeRecorded> recorded = await("W-again", SENT);
    assertThat(recorded.getFirst().getOutcome()).isEqualTo(REFUSED);
    assertThat(recorded.getFirst().getReason())
        .isEqualTo("Expected an answer of 2xx, but it was 503");
    assertThat(recorded.getLast().getAttempt()).isGreaterThan(1);
    assertThat(hooks("W-again"))
        .hasSizeGreaterThan(1)
        .extracting(request -> request.header("webhook-id"))
        .containsOnly(recorded.getLast().getNoticeId());
  }

  @Test
  void what_nobody_takes_lies_with_the_dead_letters_is_visible_and_can_be_put_back()
      throws Exception {
    RECEIVER.answer("/hook", 500);
    raise("W-dead", Instant.now());
    List<NoticeRecorded> recorded = await("W-dead", GIVEN_UP);
    assertThat(recorded)
        .hasSize(5)
        .last()
        .satisfies(last -> assertThat(last.getAttempt()).isEqualTo(5));
    NoticeDue letter =
        bus.await(Topics.NOTICE_DEAD_LETTER, 1, notice -> notice.getLeadId().equals("W-dead"))
            .getFirst();
    assertThat(health().at("/components/notices/details/deadLetters").asInt()).isPositive();

    RECEIVER.answer("/hook", 200);
    bus.publish(Topics.NOTICE_DUE, "W-dead", letter, Instant.now());
    await("W-dead", SENT);
    assertThat(hooks("W-dead"))
        .extracting(request -> request.header("webhook-id"))
        .containsOnly(letter.getNoticeId());
  }

  @Test
  void what_is_too_old_is_recorded_and_not_sent() {
    raise("W-old", Instant.now().minus(Duration.ofHours(25)));

    assertThat(await("W-old", TOO_OLD)).hasSize(1);
    raise("W-after-old", Instant.now());
    await("W-after-old", SENT);
    assertThat(hooks("W-old")).isEmpty();
  }

  @Test
  void what_is_read_again_is_not_sent_again() {
    MqlRaised mql = mql("W-twice", Instant.now()).build();
    bus.publish(Topics.MQL_RAISED, "W-twice", mql, Instant.now());
    await("W-twice", SENT);

    bus.publish(Topics.MQL_RAISED, "W-twice", mql, Instant.now());
    // Behind it in the same partition: when this one was told, the repetition was read.
    bus.publish(
        Topics.MQL_RAISED,
        "W-twice",
        mql("W-twice", Instant.now()).setEventId("another").build(),
        Instant.now());
    bus.await(
        Topics.NOTICE, 2, each -> each.getLeadId().equals("W-twice") && each.getOutcome() == SENT);
    assertThat(hooks("W-twice")).hasSize(2);
  }

  @Test
  void a_restart_in_the_middle_loses_nothing() {
    RECEIVER.answer("/hook", 503);
    raise("W-restart", Instant.now());
    await("W-restart", REFUSED);
    service.close();
    raise("W-restart-2", Instant.now());
    RECEIVER.answer("/hook", 200);
    service = startService();

    await("W-restart", SENT);
    await("W-restart-2", SENT);
    assertThat(hooks("W-restart-2")).hasSize(1);
  }

  @Test
  void slack_gets_what_came_meanwhile_in_one_message() {
    Instant now = Instant.now();
    IntStream.range(0, 12)
        .forEach(number ->
            bus.publish(
                Topics.SLA_ALERT, "S-" + number, alert("S-" + number, BREACHED, now).build(), now));
    bus.await(
        Topics.NOTICE, 12, each -> each.getLeadId().startsWith("S-") && each.getOutcome() == SENT);

    List<Request> messages = RECEIVER.at("/slack/" + SLACK_SECRET);
    assertThat(messages).hasSizeLessThan(6);
    IntStream.range(0, 12)
        .forEach(number ->
            assertThat(messages)
                .filteredOn(message -> message.body().contains("Lead S-" + number + " was due"))
                .isNotEmpty());
    for (int i = 1; i < messages.size(); i++) {
      assertThat(Duration.between(messages.get(i - 1).at(), messages.get(i).at()))
          .isGreaterThan(Duration.ofMillis(800));
    }
  }

  @Test
  void pagerduty_opens_acknowledges_and_closes_one_incident_a_clock() {
    Instant now = Instant.now();
    bus.publish(
        Topics.SLA_ALERT, "P-1", alert("P-1", BREACHED, now).setPromise("acceptance").build(), now);
    await("P-1", SENT);
    step("P-1", Transition.TOUCH_RECORDED);
    bus.await(
        Topics.NOTICE, 2, each -> each.getLeadId().equals("P-1") && each.getOutcome() == SENT);
    step("P-1", Transition.ACCEPTED);
    bus.await(
        Topics.NOTICE, 3, each -> each.getLeadId().equals("P-1") && each.getOutcome() == SENT);

    List<JsonNode> events =
        RECEIVER.at("/v2/enqueue").stream()
            .map(request -> JsonMapper.shared().readTree(request.body()))
            .filter(event -> event.path("dedup_key").asString().equals("P-1:1/acceptance"))
            .toList();
    assertThat(events)
        .extracting(event -> event.path("event_action").asString())
        .containsExactly("trigger", "acknowledge", "resolve");
  }

  private static void step(String leadId, Transition transition) {
    Instant now = Instant.now();
    bus.publish(Topics.LIFECYCLE, leadId, Given.step(leadId, transition, now).build(), now);
  }

  private static void raise(String leadId, Instant at) {
    bus.publish(Topics.MQL_RAISED, leadId, mql(leadId, at).build(), Instant.now());
  }

  /** All that became of the notices about a lead, once one of them became so. */
  private static List<NoticeRecorded> await(String leadId, NoticeOutcome outcome) {
    bus.await(
        Topics.NOTICE, 1, each -> each.getLeadId().equals(leadId) && each.getOutcome() == outcome);
    return bus.await(Topics.NOTICE, 1, each -> each.getLeadId().equals(leadId));
  }

  private static List<Request> hooks(String leadId) {
    return RECEIVER.requests(request ->
        request.path().equals("/hook") && request.body().contains("\"leadId\":\"" + leadId + "\""));
  }

  private static JsonNode health() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(
              URI.create(LocalAccess.managementUrl(service) + "/actuator/health"));
      return JsonMapper.shared()
          .readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    }
  }

  private static Path credentials() {
    return folder.resolve("credentials.properties");
  }

  private static ConfigurableApplicationContext startService() {
    return new SpringApplicationBuilder(SlaMonitorApplication.class)
        .properties(
            Map.of(
                "HANDOFF_KAFKA",
                TestBroker.bootstrapServers(),
                "HANDOFF_REGISTRY_URL",
                "mock://" + REGISTRY,
                "HANDOFF_STATE_DIR",
                folder.resolve("state").toString(),
                "HANDOFF_SLA_MONITOR_PORT",
                "0",
                "HANDOFF_NOTIFY_CREDENTIALS",
                credentials().toString(),
                "HANDOFF_NOTIFY_RETRY_AFTER",
                "200ms,3s,3s,3s"))
        .run(LocalAccess.settings());
  }

  private static ContractPublished published() {
    return ContractPublished.newBuilder()
        .setEventId(CONTRACT + "/1")
        .setContractId(CONTRACT)
        .setVersion(1)
        .setOccurredAt(Instant.now())
        .setEffectiveFrom(Instant.parse("2026-01-01T00:00:00Z"))
        .setScope(ContractScope.STANDING)
        .setDocument(Given.document(SUBSCRIPTIONS))
        .setSha256("")
        .setSignedByMarketing("VP Marketing")
        .setSignedBySales("VP Sales")
        .build();
  }
}
