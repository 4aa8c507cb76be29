package dev.handoff.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.Caller.Answer;
import dev.handoff.lifecycle.stream.Records;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.GeneratedDocument;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is published about the API is true. */
class PublishedApiIT {
  private static final Instant RAISED = Instant.parse("2026-02-02T10:00:00Z");

  /** What has to be done with an MQL before the example of a verb can be. */
  private static final Map<String, List<String>> BEFORE =
      Map.ofEntries(
          Map.entry("assign", List.of()),
          Map.entry("accept", List.of()),
          Map.entry("reject", List.of()),
          Map.entry("touches", List.of("accept")),
          Map.entry("discoveries", List.of("accept")),
          Map.entry("qualify", List.of("accept", "touches", "discoveries")),
          Map.entry("disqualify", List.of("accept")),
          Map.entry("recycle", List.of("accept")),
          Map.entry("reopen", List.of("reject")),
          Map.entry("opportunity", List.of("accept", "touches", "discoveries", "qualify")),
          Map.entry(
              "opportunity/close",
              List.of("accept", "touches", "discoveries", "qualify", "opportunity")),
          Map.entry("corrections", List.of("accept")));

  private static RunningService service;
  private static BusProbe bus;
  private static Caller caller;
  private static JsonNode api;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            LifecycleApplication.class,
            LifecycleServiceIT.REGISTRY,
            RunningService.freshStateDir());
    bus = new BusProbe(TestBroker.bootstrapServers(), LifecycleServiceIT.REGISTRY);
    caller = new Caller(service.url());
    api = caller.get("/v3/api-docs").json();
  }

  @AfterAll
  static void stop() {
    bus.close();
    service.close();
  }

  @Test
  void the_page_in_the_house_is_what_the_service_publishes() {
    GeneratedDocument.isCurrent("openapi-lifecycle.yaml", caller.get("/v3/api-docs.yaml").body());
    assertThat(api.path("openapi").asString()).startsWith("3.1");
  }

  @Test
  void every_command_is_published() {
    Set<String> verbs = new TreeSet<>();
    api.path("paths")
        .propertyNames()
        .forEach(path -> {
          if (path.startsWith("/v1/leads/{id}/") && api.path("paths").path(path).has("post")) {
            verbs.add(path.substring("/v1/leads/{id}/".length()));
          }
        });
    assertThat(verbs).isEqualTo(new TreeSet<>(verbs()));
  }

  static Set<String> verbs() {
    return BEFORE.keySet();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void every_example_is_answered_as_it_says(String verb) {
    String lead = parameter(verb, "id");
    bus.publish(Topics.SCORE_CHANGED, lead, Records.qualifyingScore(lead, RAISED), RAISED);
    bus.await(Topics.MQL_RAISED, 1, mql -> mql.getLeadId().equals(lead));
    for (String earlier : BEFORE.get(verb)) {
      Answer answer =
          caller.post(lead, earlier, request(earlier), "Idempotency-Key", earlier + " of " + lead);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
    Answer answer =
        caller.post(
            lead, verb, request(verb), "Idempotency-Key", parameter(verb, "Idempotency-Key"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(published(verb).at("/responses/200").findValue("example"));
  }

  @Test
  void the_examples_of_contracts_are_true_too() {
    JsonNode publish = api.path("paths").path("/v1/contracts").path("post");
    String document = publish.at("/requestBody").findValue("example").asString();
    Answer published = caller.send("/v1/contracts?scope=named", document);
    assertThat(published.status()).as(published.body()).isIn(200, 201);
    assertThat(caller.get("/v1/contracts").status()).isEqualTo(200);
    assertThat(caller.get("/v1/contracts/standing").status()).isEqualTo(200);
    assertThat(caller.get("/v1/contracts/education").body()).isEqualTo(document);
  }

  @Test
  void every_operation_says_how_it_is_refused() {
    Set<String> doors = Set.of("401", "403", "429", "503");
    api.path("paths")
        .forEachEntry((path, operations) ->
            operations.forEachEntry((method, operation) -> {
              JsonNode responses = operation.path("responses");
              assertThat(responses.propertyNames()).as(method + " " + path).containsAll(doors);
              responses.forEachEntry((status, response) -> {
                if (status.compareTo("400") >= 0) {
                  assertThat(
                          response.at("/content/application~1problem+json/schema/$ref").asString())
                      .as("%s %s %s", method, path, status)
                      .endsWith("/Problem");
                }
              });
            }));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    /v1/queue,              ?limit=0,         400
          GET,    /v1/changes,            ?after=yesterday, 400
          GET,    /v1/leads/{id}/timeline, ?cursor=nowhere, 400
          GET,    /v1/contracts/{id},     ?,                404
          POST,   /v1/contracts,          ?scope=everybody, 400
          POST,   /v1/contracts,          ?scope=named,     422
          DELETE, /v1/leads/{id},         ?,                404
          """)
  void how_it_is_refused_is_published(String method, String path, String query, int status) {
    String asked = path.replace("{id}", "nobody-knows");
    Answer answer =
        switch (method) {
          case "DELETE" -> caller.erase("nobody-knows");
          case "POST" -> caller.send(asked + query, "id: nothing-else");
          default -> caller.get(asked + query);
        };
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode operation = api.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    assertThat(operation.path("responses").propertyNames()).contains(Integer.toString(status));
  }

  private static JsonNode published(String verb) {
    return api.path("paths").path("/v1/leads/{id}/" + verb).path("post");
  }

  private static String parameter(String verb, String name) {
    for (JsonNode parameter : published(verb).path("parameters")) {
      if (parameter.path("name").asString().equals(name)) {
        return parameter.path("example").asString();
      }
    }
    throw new AssertionError("Expected an example for " + name + " of " + verb);
  }

  private static String request(String verb) {
    return published(verb).at("/requestBody").findValue("example").toString();
  }
}
