package dev.handoff.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.handoff.testing.GuardedDesk;
import dev.handoff.testing.LocalAccess;
import dev.handoff.testing.TestIssuer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Bad input and attackers at a desk, over HTTP. */
class StrangersTest {
  private static final String NAME = "dana.scully@people.example";
  private static final TestIssuer ISSUER = TestIssuer.fresh();
  private static final String SDR = ISSUER.token(Role.SDR);

  private static GuardedDesk desk;

  private final Logger all = (Logger) LoggerFactory.getLogger("ROOT");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Level level;

  static GuardedDesk open(String... settings) {
    return GuardedDesk.open(
        "dev.handoff.access",
        SampleDesk.Rules.class,
        Stream.concat(
                Stream.of(settings),
                Stream.of(
                    "--spring.application.name=sample",
                    "--spring.config.import=classpath:bus-defaults.yml",
                    "--spring.mvc.problemdetails.enabled=true"))
            .toArray(String[]::new));
  }

  @BeforeAll
  static void start() {
    desk = open(ISSUER.settings());
  }

  @AfterAll
  static void end() {
    desk.close();
  }

  @BeforeEach
  void listen() {
    level = all.getLevel();
    all.setLevel(Level.INFO);
    log.start();
    all.addAppender(log);
  }

  @AfterEach
  void stop() {
    all.detachAppender(log);
    all.setLevel(level);
  }

  private String said() {
    return String.join("\n", log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }

  private static String detail(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return JsonMapper.shared().readTree(answer.body()).path("detail").asString();
  }

  private static HttpResponse<String> get(String path, @Nullable String token) {
    return desk.ask("GET " + path, token);
  }

  @Test
  void whoever_has_the_role_is_answered_with_headers_that_bind_a_browser() {
    HttpResponse<String> answer = get("/v1/leads/L-1", SDR);
    assertThat(answer.statusCode()).isEqualTo(200);
    Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .forEach((name, value) -> assertThat(answer.headers().firstValue(name)).hasValue(value));
    assertThat(answer.headers().map()).doesNotContainKeys("Server", "Set-Cookie");
  }

  @Test
  void without_a_token_one_is_told_what_is_needed() {
    double before = desk.refused("no_token");
    HttpResponse<String> answer = get("/v1/leads/L-1", null);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(detail(answer)).startsWith("Expected a token in the header");
    assertThat(desk.refused("no_token")).isEqualTo(before + 1);
  }

  @Test
  void each_bad_token_is_refused_counted_and_logged_without_what_it_holds() {
    Instant past = Instant.now().minusSeconds(3600);
    Map<String, String> bad =
        Map.of(
            "expired", ISSUER.token(it -> it.issueTime(null).expirationTime(Date.from(past))),
            "foreign_issuer", ISSUER.token(it -> it.issuer("https://elsewhere.example")),
            "other_audience", ISSUER.token(it -> it.audience("another")),
            "invalid", TestIssuer.fresh().token(Role.SDR));
    bad.forEach((reason, token) -> {
      double before = desk.refused(reason);
      HttpResponse<String> answer = get("/v1/leads/" + NAME, token);
      assertThat(answer.statusCode()).as(reason).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer error=\"invalid_token\"");
      assertThat(detail(answer)).isEqualTo(Reason.named(reason).orElseThrow().sentence());
      assertThat(desk.refused(reason)).isEqualTo(before + 1);
      assertThat(said())
          .contains("Refused GET /v1/leads/{id} from 127.0.0.1: " + reason)
          .doesNotContain(token, token.split("\\.")[1], NAME, "somebody@people.example");
    });
  }

  @Test
  void another_role_is_refused_with_the_roles_that_would_do() {
    HttpResponse<String> answer = desk.ask("POST /v1/leads/L-1/notes", ISSUER.token(Role.OPS));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(detail(answer)).contains("one of the roles sdr, revops");
    assertThat(said()).contains("Refused POST /v1/leads/{id}/notes from 127.0.0.1: wrong_role");
  }

  @Test
  void what_no_rule_names_is_not_there_for_anybody() {
    String everything = ISSUER.token(Role.values());
    assertThat(get("/v1/forgotten", everything).statusCode()).isEqualTo(404);
    assertThat(get("/actuator/health", everything).statusCode()).isEqualTo(404);
    assertThat(get("/error", everything).statusCode()).isEqualTo(404);
    assertThat(get("/", everything).statusCode()).isEqualTo(404);
    assertThat(desk.ask("PUT /v1/leads/L-1", everything).statusCode()).isEqualTo(404);
    assertThat(desk.ask("OPTIONS /v1/leads/L-1", everything).statusCode()).isEqualTo(404);
    assertThat(get("/v1/forgotten", null).statusCode()).isEqualTo(401);
  }

  @Test
  void ids_hold_what_their_senders_like_and_rules_see_them_as_one_part() {
    for (String id : List.of("a%2Fb", "a%2F..%2Fnotes", "a%5Cb", "50%25", "a%3Bb", "%2F%2F", "ü")) {
      String encoded = URI.create("/v1/leads/" + id).toASCIIString();
      assertThat(get(encoded, SDR).statusCode()).as(id).isEqualTo(200);
      assertThat(get(encoded, ISSUER.token(Role.OPS)).statusCode()).as(id).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/leads/..%2f..%2factuator/health",
        "/v1//leads/L-1",
        "//v1/leads/L-1",
        "/v1/leads/%2e%2e/forgotten",
        "/v1/leads/L-1/../../forgotten",
        "/v1/leads/L-1/%2e%2e/%2e%2e/forgotten",
        "/v1/leads/L-1;a=b/notes",
        "/v1/leads;x/L-1",
        "/V1/LEADS/L-1",
        "/v1/leads/L-1/",
        "/v1/leads/L-1%00",
        "/v1/leads/L-1%0d%0aX-Evil:%201",
        "/v1/leads/L-1.json",
        "/%76%31/leads/L-1"
      })
  void no_trick_with_a_path_leads_past_a_rule(String path) {
    for (@Nullable String token : new String[] {null, ISSUER.token(Role.OPS)}) {
      HttpResponse<String> answer =
          GuardedDesk.send(
              token == null
                  ? HttpRequest.newBuilder(URI.create(desk.url() + path))
                  : HttpRequest.newBuilder(URI.create(desk.url() + path))
                      .header("Authorization", "Bearer " + token));
      assertThat(answer.statusCode()).isIn(400, 401, 403, 404);
      assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
    }
  }

  @Test
  void a_path_with_two_meanings_is_counted() {
    double before = desk.refused("bad_path");
    HttpResponse<String> answer = get("/v1/leads/%2e%2e/forgotten", SDR);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(detail(answer)).startsWith("Expected a plain path");
    assertThat(desk.refused("bad_path")).isEqualTo(before + 1);
    assertThat(said()).contains("Refused a path from 127.0.0.1: bad_path").doesNotContain("%2e");
  }

  @Test
  void bodies_that_are_too_long_or_no_JSON_are_refused_counted_and_not_logged() {
    double tooLong = desk.refused("too_long");
    double malformed = desk.refused("malformed");
    String notes = "POST /v1/leads/L-1/notes";
    assertThat(desk.ask(notes, SDR, "\"" + NAME.repeat(100) + "\"").statusCode()).isEqualTo(413);
    assertThat(desk.ask(notes, SDR, "{\"note\": " + NAME).statusCode()).isEqualTo(400);
    assertThat(desk.ask(notes, SDR, "[".repeat(1000)).statusCode()).isEqualTo(400);
    assertThat(desk.refused("too_long")).isEqualTo(tooLong + 1);
    assertThat(desk.refused("malformed")).isEqualTo(malformed + 2);
    assertThat(said()).contains("too_long", "malformed").doesNotContain("dana.scully");
  }

  @Test
  void a_body_is_left_for_the_desk_though_curl_calls_it_a_form() {
    HttpResponse<String> answer =
        GuardedDesk.send(
            HttpRequest.newBuilder(URI.create(desk.url() + "/v1/leads/L-1/notes"))
                .header("Authorization", "Bearer " + SDR)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("{\"a\": 1}")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("a\\\":1");
  }

  @Test
  void a_token_is_taken_from_the_header_alone() {
    assertThat(get("/v1/leads/L-1?access_token=" + SDR, null).statusCode()).isEqualTo(401);
    assertThat(said()).doesNotContain(SDR);
  }

  @Test
  void a_token_need_not_say_whose_it_is() {
    String nobodys = ISSUER.token(it -> it.subject(null).claim("roles", "sdr"));
    assertThat(get("/v1/leads/L-1", nobodys).statusCode()).isEqualTo(200);
  }

  @Test
  void a_fault_of_ours_says_nothing_of_itself() {
    HttpResponse<String> answer = get("/v1/fault", SDR);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("hunter2", "Exception", "at dev.handoff", "trace");
  }

  @Test
  void health_and_metrics_have_a_port_of_their_own_with_nothing_else_on_it() {
    assertThat(managed("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(managed("/actuator/env").statusCode()).isEqualTo(401);
    assertThat(managed("/actuator/heapdump").statusCode()).isEqualTo(401);
    assertThat(managed("/actuator").statusCode()).isEqualTo(401);
    assertThat(managed("/v1/leads/L-1").statusCode()).isEqualTo(401);
    assertThat(managed("/actuator/health/../env").statusCode()).isIn(400, 401, 404);
  }

  private static HttpResponse<String> managed(String path) {
    return GuardedDesk.send(HttpRequest.newBuilder(URI.create(desk.managementUrl() + path)));
  }

  @Test
  void who_comes_too_often_is_told_when_to_come_again_and_nobody_else_is_kept_waiting() {
    try (GuardedDesk strict =
        open(
            Stream.concat(
                    Stream.of(ISSUER.settings()), Stream.of("--handoff.access.requests-a-second=1"))
                .toArray(String[]::new))) {
      String path = "GET /v1/leads/L-1";
      assertThat(Stream.generate(() -> strict.ask(path, SDR)).limit(10))
          .anySatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(detail(answer)).startsWith("Expected fewer requests");
          });
      assertThat(strict.refused("too_often")).isPositive();
      assertThat(Stream.generate(() -> strict.ask(path, "nonsense").statusCode()).limit(10))
          .contains(401, 429);
      String other = ISSUER.token(it -> it.subject("another").claim("roles", "sdr ops"));
      assertThat(strict.ask(path, other).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwk-set=http://127.0.0.1:1/keys", "issuer=http://127.0.0.1:1/realm"})
  void while_the_keys_cannot_be_had_one_is_asked_to_come_again(String whose) {
    try (GuardedDesk alone = open("--handoff.access." + whose)) {
      HttpResponse<String> answer = alone.ask("GET /v1/leads/L-1", SDR);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(detail(answer)).startsWith("Expected the issuer's keys");
      assertThat(alone.refused("issuer_away")).isEqualTo(1);
    }
  }

  @Test
  void roles_may_lie_deeper_in_a_token() {
    try (GuardedDesk keycloak =
        open(
            Stream.concat(
                    Stream.of(ISSUER.settings()),
                    Stream.of("--handoff.access.roles-claim=realm_access.roles"))
                .toArray(String[]::new))) {
      String token =
          ISSUER.token(it -> it.claim("realm_access", Map.of("roles", List.of("sdr", "x"))));
      assertThat(keycloak.ask("GET /v1/leads/L-1", token).statusCode()).isEqualTo(200);
      assertThat(keycloak.ask("DELETE /v1/leads/L-1", token).statusCode()).isEqualTo(403);
      assertThat(keycloak.ask("GET /v1/leads/L-1", SDR).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void without_an_issuer_the_token_of_this_machine_does_and_no_other() {
    try (GuardedDesk local = open()) {
      String token = LocalAccess.bearer().substring("Bearer ".length());
      assertThat(local.ask("GET /v1/leads/L-1", token).statusCode()).isEqualTo(200);
      assertThat(local.ask("GET /v1/forgotten", token).statusCode()).isEqualTo(404);
      HttpResponse<String> answer = local.ask("GET /v1/leads/L-1", "0".repeat(64));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(detail(answer)).endsWith("deploy/local/token prints the one to use");
      assertThat(local.ask("GET /v1/leads/L-1", SDR).statusCode()).isEqualTo(401);
      assertThat(local.refused("invalid")).isEqualTo(2);
      assertThat(said()).doesNotContain(token);
    }
  }

  @Test
  void without_an_issuer_nothing_listens_to_other_machines() {
    assertThatThrownBy(() -> open("--server.address=0.0.0.0"))
        .hasStackTraceContaining("Expected HANDOFF_BIND to be a loopback address");
  }
}
