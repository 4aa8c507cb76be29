package dev.handoff.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.ScoreChanged;
import dev.handoff.testing.Agreements;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.Events;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as it runs, on a real broker. */
class ScoringServiceIT {
  /** All tests of this service share one registry, which lives as long as their JVM. */
  static final String REGISTRY = "scoring-it";

  private static final Path STATE = RunningService.freshStateDir();
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private static BusProbe bus;
  private static RunningService scoring;

  @BeforeAll
  static void start() {
    scoring = RunningService.start(ScoringApplication.class, REGISTRY, STATE);
    bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY);
    // Something that is no contract at all comes first, and is passed over.
    bus.publishBytes(Topics.CONTRACT, "b2b-default", "id: b2b-default".getBytes(UTF_8), NOW);
    bus.publish(Topics.CONTRACT, "b2b-default", Agreements.shippedAndPublished(), NOW);
  }

  @AfterAll
  static void stop() {
    scoring.close();
    bus.close();
  }

  @Test
  void a_foreign_record_is_a_dead_letter_as_it_came_and_is_counted_and_everything_else_goes_on() {
    byte[] foreign = "{\"no\": \"avro\"}".getBytes(UTF_8);
    bus.publishBytes(Topics.ENGAGEMENT, "F-1", foreign, NOW);
    bus.publish(Topics.ENGAGEMENT, "F-1", Events.demoRequested("F-1", NOW), NOW);

    assertThat(scoresOf("F-1", 1)).hasSize(1);
    assertThat(bus.awaitBytes(Topics.deadLetterOf(Party.SCORING_SERVICE), 1))
        .anySatisfy(letter -> {
          assertThat(letter.value()).isEqualTo(foreign);
          assertThat(header(letter.headers().lastHeader("__streams.errors.topic").value()))
              .isEqualTo("leads.engagement");
          assertThat(header(letter.headers().lastHeader("__streams.errors.message").value()))
              .contains("Expected Confluent's wire format");
        });
    await()
        .untilAsserted(() ->
            assertThat(get("/actuator/prometheus"))
                .contains("handoff_dead_letters_total{exception=")
                .containsPattern("handoff_topology_running\\{.*} 1.0"));
  }

  @Test
  void a_score_goes_on_from_where_it_was_when_the_service_is_started_again() {
    bus.publish(Topics.PROFILE, "R-1", Events.fittingProfile("R-1", NOW), NOW);
    bus.publish(Topics.ENGAGEMENT, "R-1", Events.pageViewed("R-1", "/pricing", NOW), NOW);
    scoresOf("R-1", 2);

    scoring.close();
    Instant later = NOW.plusSeconds(1);
    bus.publish(Topics.ENGAGEMENT, "R-1", Events.pageViewed("R-1", "/pricing", NOW), later);
    bus.publish(Topics.ENGAGEMENT, "R-1", Events.pageViewed("R-1", "/pricing", later), later);
    scoring = RunningService.start(ScoringApplication.class, REGISTRY, STATE);

    // The second visit counts, the repetition of the first does not.
    assertThat(scoresOf("R-1", 3).getLast().getScore().getRules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.getRawPoints()).isEqualTo(16));
  }

  @Test
  void its_topics_are_those_of_the_catalogue() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
      var names = Topics.of(Party.SCORING_SERVICE).stream().map(topic -> topic.name()).toList();
      var found = admin.describeTopics(names).allTopicNames().get();

      assertThat(Topics.of(Party.SCORING_SERVICE))
          .allSatisfy(topic ->
              assertThat(found.get(topic.name()).partitions()).hasSize(topic.partitions()));
    }
  }

  @Test
  void where_topics_are_made_by_others_a_service_that_misses_one_does_not_start() {
    // By that name it expects topics that nobody has made here.
    assertThatThrownBy(() ->
            RunningService.start(
                ScoringApplication.class,
                REGISTRY,
                RunningService.freshStateDir(),
                0,
                "--spring.application.name=" + Party.LIFECYCLE_SERVICE.id(),
                "--spring.kafka.admin.auto-create=false"))
        .rootCause()
        .hasMessageContaining("Expected to find every topic that lifecycle-service")
        .hasMessageContaining(Topics.SALES_COMMAND.name())
        .hasMessageNotContaining(Topics.CONTRACT.name());
  }

  @Test
  void health_says_that_the_topology_runs_and_under_which_contract() throws Exception {
    bus.publish(Topics.ENGAGEMENT, "H-1", Events.demoRequested("H-1", NOW), NOW);
    scoresOf("H-1", 1);

    assertThat(get("/actuator/health/readiness"))
        .contains("\"status\":\"UP\"")
        .contains("\"state\":\"RUNNING\"")
        .contains("b2b-default");
    assertThat(get("/actuator/prometheus")).contains("kafka_stream");
  }

  @Test
  void what_is_committed_is_counted_once_and_a_restart_begins_at_nothing() {
    String series = "handoff_events_total{service=\"scoring-service\",source=\"none\",type=\"%s\"}";
    String counted = series.formatted("counted_act");
    bus.publish(Topics.ENGAGEMENT, "M-1", act("M-1", "counted_act", NOW), NOW);
    bus.publish(Topics.ENGAGEMENT, "M-2", act("M-2", "counted_act", NOW), NOW);
    await().untilAsserted(() -> assertThat(get("/actuator/prometheus")).contains(counted + " 2.0"));

    scoring.close();
    bus.publish(Topics.ENGAGEMENT, "M-1", act("M-1", "counted_act", NOW.plusMillis(1)), NOW);
    scoring = RunningService.start(ScoringApplication.class, REGISTRY, STATE);
    await().untilAsserted(() -> assertThat(get("/actuator/prometheus")).contains(counted + " 1.0"));
  }

  private static EngagementRecorded act(String leadId, String type, Instant at) {
    return Events.engagement(leadId, type, at).build();
  }

  private static List<ScoreChanged> scoresOf(String leadId, int count) {
    return bus.await(Topics.SCORE_CHANGED, count, changed -> changed.getLeadId().equals(leadId));
  }

  private static String get(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(scoring.managementUrl() + path))
              .timeout(Duration.ofSeconds(20))
              .build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static String header(byte[] value) {
    return new String(value, UTF_8);
  }
}
