package dev.handoff.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.testing.Agreements;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.Events;
import dev.handoff.testing.FreePort;
import dev.handoff.testing.LocalAccess;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two instances divide the leads, and each answers for all of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoInstancesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static final String ODD = "a/b\\c d%2Fé;x=1?y#z+1";
  private static final List<String> LEADS =
      Stream.concat(
              Stream.of("L-1", ODD), IntStream.range(0, 24).mapToObj("two-instances-%d"::formatted))
          .toList();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static BusProbe bus;
  private static RunningService first;
  private static RunningService second;

  @BeforeAll
  static void start() {
    first = instance();
    second = instance();
    bus = new BusProbe(TestBroker.bootstrapServers(), ScoringServiceIT.REGISTRY);
    bus.publish(Topics.CONTRACT, "b2b-default", Agreements.shippedAndPublished(), NOW);
    for (String lead : LEADS) {
      bus.publish(Topics.PROFILE, lead, Events.fittingProfile(lead, NOW), NOW);
      bus.publish(Topics.ENGAGEMENT, lead, download(lead), NOW);
    }
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    bus.close();
    HTTP.close();
  }

  @Test
  @Order(1)
  void each_instance_answers_for_every_lead_alike() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(holders()).containsExactlyInAnyOrder(name(first), name(second)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          for (String lead : LEADS) {
            HttpResponse<String> here = ask(first, lead);
            HttpResponse<String> there = ask(second, lead);
            assertThat(here.statusCode()).as(here.body()).isEqualTo(200);
            assertThat(there.statusCode()).as(there.body()).isEqualTo(200);
            assertThat(undated(there)).isEqualTo(undated(here));
            assertThat(undated(here).get("leadId").asString()).isEqualTo(lead);
            assertThat(undated(here).at("/total").asDouble()).isEqualTo(15);
            assertThat(holder(there)).isEqualTo(holder(here));
          }
        });
  }

  @Test
  @Order(2)
  void a_lead_that_nothing_is_known_of_is_unknown_everywhere() {
    for (String lead : List.of("nobody-1", "nobody-2", "nobody-3", "nobody/4")) {
      for (RunningService instance : List.of(first, second)) {
        HttpResponse<String> answer = ask(instance, lead);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
            .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("of '" + lead + "' there is no act and no profile");
        assertThat(holder(answer)).isIn(name(first), name(second));
      }
    }
  }

  @Test
  @Order(3)
  void what_was_passed_on_is_never_passed_on_again() {
    for (String lead : LEADS) {
      boolean atFirst = holder(ask(first, lead)).equals(name(first));
      HttpResponse<String> answer =
          ask(atFirst ? second : first, lead, "Handoff-Asked-By", "127.0.0.1:1");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("it has just been handed to");
    }
  }

  @Test
  @Order(4)
  void a_what_if_is_answered_by_any_instance() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(second.url() + "/v1/score-preview"))
            .header("Content-Type", "application/x-www-form-urlencoded") // as curl says
            .header("Authorization", LocalAccess.bearer())
            .POST(HttpRequest.BodyPublishers.ofString("{\"events\": [{}]}"))
            .build();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("events[0].occurredAt");
  }

  @Test
  @Order(5)
  void the_page_says_how_to_ask() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "scores-over-http.md"));
    String asked = "/v1/leads/L-1/score";
    assertThat(page).contains("\n" + LocalAccess.CURL + " http://127.0.0.1:8091" + asked + "\n");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(second.url() + asked))
            .header("Authorization", LocalAccess.bearer())
            .build();
    assertThat(HTTP.send(request, BodyHandlers.ofString()).body()).contains("\"leadId\":\"L-1\"");
  }

  @Test
  @Order(6)
  void when_one_goes_the_other_answers_for_all() {
    second.close();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(LEADS)
                .allSatisfy(lead -> {
                  assertThat(ask(first, lead).statusCode()).isEqualTo(200);
                  assertThat(holder(ask(first, lead))).isEqualTo(name(first));
                }));
  }

  private static RunningService instance() {
    return RunningService.start(
        ScoringApplication.class,
        ScoringServiceIT.REGISTRY,
        RunningService.freshStateDir(),
        FreePort.any());
  }

  /** Worth five points for ninety days, whenever one asks. */
  private static EngagementRecorded download(String lead) {
    return Events.engagement(lead, "asset_downloaded", NOW).build();
  }

  private static Set<String> holders() {
    Set<String> holders = new HashSet<>();
    LEADS.forEach(lead -> holders.add(holder(ask(first, lead))));
    return holders;
  }

  private static ObjectNode undated(HttpResponse<String> answer) {
    ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(answer.body());
    return json.without("at");
  }

  private static String holder(HttpResponse<String> answer) {
    return answer.headers().firstValue("Handoff-Instance").orElse("none");
  }

  private static String name(RunningService instance) {
    return URI.create(instance.url()).getAuthority();
  }

  private static HttpResponse<String> ask(RunningService instance, String lead, String... headers) {
    String id = URLEncoder.encode(lead, UTF_8).replace("+", "%20");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(instance.url() + "/v1/leads/" + id + "/score"))
            .header("Authorization", LocalAccess.bearer())
            .timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("Expected an answer for " + lead, e);
    }
  }
}
