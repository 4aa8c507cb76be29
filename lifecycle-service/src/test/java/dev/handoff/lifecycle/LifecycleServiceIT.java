package dev.handoff.lifecycle;

import static dev.handoff.lifecycle.stream.Records.accept;
import static dev.handoff.lifecycle.stream.Records.command;
import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.topic.Topics.COMMAND_OUTCOME;
import static dev.handoff.topic.Topics.CONTRACT;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SALES_COMMAND;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.DefaultContract;
import dev.handoff.lifecycle.Caller.Answer;
import dev.handoff.message.CommandOutcome;
import dev.handoff.message.ContractPublished;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LifecycleServiceIT {
  static final String REGISTRY = "lifecycle-service-it";
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
  private static final Path STATE_DIR = RunningService.freshStateDir();

  private static RunningService service;
  private static BusProbe bus;

  @BeforeAll
  static void start() {
    service = run();
    bus = new BusProbe(TestBroker.bootstrapServers(), REGISTRY);
  }

  @AfterAll
  static void stop() {
    bus.close();
    service.close();
  }

  private static RunningService run() {
    return RunningService.start(LifecycleApplication.class, REGISTRY, STATE_DIR);
  }

  @Test
  void an_MQL_is_raised_once_and_sales_is_answered() {
    bus.publish(SCORE_CHANGED, "L-1", qualifyingScore("L-1", TEN), TEN);
    bus.publish(SCORE_CHANGED, "L-1", qualifyingScore("L-1", minutes(1)), minutes(1));
    bus.publish(SALES_COMMAND, "L-1", command("L-1", "L-1-c1", minutes(4), accept()), minutes(4));
    CommandOutcome done = outcome("L-1-c1");
    assertThat(done.getVerdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(done.getSentence()).isEqualTo("Dana accepted lead L-1");

    assertThat(bus.await(MQL_RAISED, 1, mql -> mql.getLeadId().equals("L-1"))).hasSize(1);
    assertThat(bus.await(LIFECYCLE, 2, step -> step.getLeadId().equals("L-1"))).hasSize(2);
  }

  @Test
  void a_poison_record_goes_to_the_dead_letters_and_everything_else_goes_on() {
    byte[] poison = "{\"no\": \"avro\"}".getBytes(UTF_8);
    bus.publishBytes(SCORE_CHANGED, "L-2", poison, TEN);
    bus.publish(SALES_COMMAND, "L-2", command("L-3", "L-2-c1", TEN, accept()), TEN);
    bus.publish(SCORE_CHANGED, "L-2", qualifyingScore("L-2", TEN), TEN);

    assertThat(bus.await(MQL_RAISED, 1, mql -> mql.getLeadId().equals("L-2"))).hasSize(1);
    var dead = bus.awaitBytes(Topics.deadLetterOf(Party.LIFECYCLE_SERVICE), 2);
    assertThat(dead)
        .anySatisfy(letter -> {
          assertThat(letter.value()).isEqualTo(poison);
          assertThat(letter.headers().lastHeader("__streams.errors.topic").value())
              .asString(UTF_8)
              .isEqualTo("leads.score-changed");
        })
        .anySatisfy(letter ->
            assertThat(letter.headers().lastHeader("__streams.errors.message").value())
                .asString(UTF_8)
                .contains("to be keyed by its lead L-3, but its key is L-2"));
  }

  @Test
  void a_restart_forgets_nothing() {
    bus.publish(SCORE_CHANGED, "L-4", qualifyingScore("L-4", TEN), TEN);
    bus.publish(SALES_COMMAND, "L-4", command("L-4", "L-4-c1", minutes(4), accept()), minutes(4));
    outcome("L-4-c1");
    service.close();
    assertThat(members()).as("who is stopped leaves at once").isEmpty();
    service = run();

    bus.publish(SCORE_CHANGED, "L-4", qualifyingScore("L-4", minutes(5)), minutes(5));
    bus.publish(SALES_COMMAND, "L-4", command("L-4", "L-4-c2", minutes(6), accept()), minutes(6));
    assertThat(outcome("L-4-c2").getSentence())
        .isEqualTo("Expected to accept lead L-4, but Dana accepted it at 10:04 UTC");
    assertThat(bus.await(MQL_RAISED, 1, mql -> mql.getLeadId().equals("L-4"))).hasSize(1);
  }

  @Test
  void commands_that_are_on_their_way_when_the_service_ends_are_answered_once_by_the_next() {
    List<String> leads = IntStream.range(0, 20).mapToObj(n -> "L-6" + n).toList();
    leads.forEach(lead -> bus.publish(SCORE_CHANGED, lead, qualifyingScore(lead, TEN), TEN));
    bus.await(MQL_RAISED, leads.size(), mql -> leads.contains(mql.getLeadId()));
    for (String lead : leads) {
      bus.publish(SALES_COMMAND, lead, command(lead, lead + "-c1", TEN, accept()), TEN);
      // The same once more, as from a tool that has heard nothing.
      bus.publish(SALES_COMMAND, lead, command(lead, lead + "-c1", TEN, accept()), TEN);
    }
    service.close();
    service = run();

    assertThat(bus.await(COMMAND_OUTCOME, 40, it -> leads.contains(it.getLeadId())))
        .allSatisfy(answer ->
            assertThat(answer.getSentence()).isEqualTo("Dana accepted lead " + answer.getLeadId()));
    assertThat(
            bus.await(
                LIFECYCLE,
                leads.size(),
                step ->
                    leads.contains(step.getLeadId())
                        && step.getTransition() == Transition.ACCEPTED))
        .extracting(LifecycleChanged::getLeadId)
        .containsExactlyInAnyOrderElementsOf(leads);
  }

  @Test
  void the_agreement_is_on_the_bus_and_a_new_version_comes_in_over_HTTP() {
    ContractPublished shipped = bus.await(CONTRACT, 1, _ -> true).getFirst();
    assertThat(shipped.getDocument()).isEqualTo(DefaultContract.document());
    assertThat(get("/v1/contracts/standing").body()).isEqualTo(DefaultContract.document());
    assertThat(post("/v1/contracts", DefaultContract.document()).status()).isEqualTo(200);

    String education =
        """
        id: education
        version: 1
        effective-from: 2026-01-01T00:00:00Z
        signed-by: { marketing: "Maria", sales: "Sam" }
        mql: { threshold: 50, raise-when: fit-and-engagement }
        """;
    assertThat(post("/v1/contracts", education).status()).isEqualTo(409);
    Answer created = post("/v1/contracts?scope=named", education);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body())
        .contains(
            "\"id\":\"education\"", "\"scope\":\"named\"", "\"changes\":[]", "\"against\":null");
    assertThat(bus.await(CONTRACT, 1, it -> it.getContractId().equals("education"))).hasSize(1);
    assertThat(post("/v1/contracts", education + "# changed").status()).isEqualTo(409);

    String second =
        education.replace("version: 1", "version: 2").replace("threshold: 50", "threshold: 45")
            + "engagement: { points: [{ name: form, on: form_sent, points: 5 }] }";
    assertThat(post("/v1/contracts", second).body())
        .contains("\"version\":2", "\"against\":\"education version 1\"")
        .contains("\"mql.threshold: 50 becomes 45\"")
        .contains("\"rule\":\"form\",\"sentence\":\"rule form counts acts from now on");
    Answer inForce = get("/v1/contracts/education");
    assertThat(inForce.body()).isEqualTo(second);
    assertThat(inForce.header("Handoff-Contract")).isEqualTo("education version 2");
    assertThat(get("/v1/contracts").body())
        .contains("\"id\":\"b2b-default\"", "\"signedBy\":{\"marketing\":\"Maria\"");
    Answer unknown = get("/v1/contracts/nobody");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).contains("Expected a published contract, but there is no nobody");
  }

  @Test
  void what_is_no_contract_is_answered_with_every_problem() {
    Answer answer = post("/v1/contracts?scope=named", "id: acme\nversion: none\n");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body())
        .contains("\"path\":\"version\"", "\"path\":\"signed-by\"", "\"path\":\"mql\"");

    assertThat(post("/v1/contracts", "#".repeat(256 * 1024 + 1)).status()).isEqualTo(413);
    assertThat(post("/v1/contracts?scope=all", "id: acme").status()).isEqualTo(400);
  }

  @Test
  void its_health_knows_that_the_topology_runs() {
    bus.publish(SCORE_CHANGED, "L-5", qualifyingScore("L-5", TEN), TEN);
    bus.await(MQL_RAISED, 1, mql -> mql.getLeadId().equals("L-5"));
    assertThat(managed("/actuator/health/readiness")).contains("RUNNING", "b2b-default");
    assertThat(managed("/actuator/prometheus"))
        .contains("kafka_stream", "handoff_requests_refused_total{");
  }

  private static Collection<MemberDescription> members() {
    String group = Party.LIFECYCLE_SERVICE.id();
    try (Admin kafka = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
      return kafka
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .members();
    }
  }

  private static Instant minutes(long minutes) {
    return TEN.plus(Duration.ofMinutes(minutes));
  }

  private static CommandOutcome outcome(String commandId) {
    return bus.await(COMMAND_OUTCOME, 1, it -> it.getCommandId().equals(commandId)).getFirst();
  }

  private static Answer get(String path) {
    return new Caller(service.url()).get(path);
  }

  private static String managed(String path) {
    return new Caller(service.managementUrl()).get(path).body();
  }

  private static Answer post(String path, String document) {
    return new Caller(service.url()).send(path, document);
  }
}
