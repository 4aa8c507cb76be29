package dev.handoff.lifecycle;

import static dev.handoff.lifecycle.stream.Records.qualifyingScore;
import static dev.handoff.topic.Topics.ERASURE;
import static dev.handoff.topic.Topics.LIFECYCLE;
import static dev.handoff.topic.Topics.MQL_RAISED;
import static dev.handoff.topic.Topics.SCORE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.bus.LeadDigest;
import dev.handoff.lifecycle.Caller.Answer;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Transition;
import dev.handoff.testing.BusProbe;
import dev.handoff.testing.RunningService;
import dev.handoff.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People ask over HTTP, and the lead answers. */
class CommandsOverHttpIT {
  private static final Instant TEN = Instant.parse("2026-02-02T10:00:00Z");
  private static final String KEY = "Idempotency-Key";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path STATE_DIR = RunningService.freshStateDir();

  private static RunningService service;
  private static BusProbe bus;

  @BeforeAll
  static void start() {
    service = run();
    bus = new BusProbe(TestBroker.bootstrapServers(), LifecycleServiceIT.REGISTRY);
  }

  @AfterAll
  static void stop() {
    bus.close();
    service.close();
  }

  private static RunningService run() {
    return RunningService.start(LifecycleApplication.class, LifecycleServiceIT.REGISTRY, STATE_DIR);
  }

  @Test
  void what_was_done_is_answered_with_the_new_state_and_its_revision() {
    String lead = mql("a/b\\c d%2Fé;x=1?y#z+1");
    Answer done = post(lead, "accept", "{'actor': 'Dana'}");
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(done.text("leadId")).isEqualTo(lead);
    assertThat(done.text("sentence")).isEqualTo("Dana accepted lead " + lead);
    assertThat(done.text("stage")).isEqualTo("sal");
    assertThat(done.text("rep")).isEqualTo("Dana");
    assertThat(done.text("revision")).isEqualTo("2");
    assertThat(done.header("ETag")).isEqualTo("\"2\"");
    assertThat(done.text("commandId")).isNotBlank();
  }

  @Test
  void what_may_not_be_done_is_refused_with_a_sentence() {
    String lead = mql("refused");
    post(lead, "accept", "{'actor': 'Dana', 'occurredAt': '2026-02-02T10:04:00Z'}");
    Answer refused = post(lead, "accept", "{'actor': 'Riley'}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.text("detail")).contains("to accept lead refused, but Dana accepted it");
    assertThat(refused.text("stage")).isEqualTo("sal");
    assertThat(refused.text("revision")).isEqualTo("2");
  }

  @Test
  void a_lead_that_nothing_is_known_of_is_not_found() {
    Answer refused = post("nobody", "accept", "{'actor': 'Dana'}");
    assertThat(refused.status()).as(refused.body()).isEqualTo(404);
    assertThat(refused.text("title")).isEqualTo("The lead is not known");
  }

  @Test
  void what_is_missing_is_said_piece_by_piece() {
    String lead = mql("incomplete");
    Answer refused = post(lead, "reject", "{'actor': 'Dana', 'reason': 'not interested'}");
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("title")).isEqualTo("Something is missing");
    assertThat(refused.json().path("missing").toString()).contains("bad_fit");
  }

  @Test
  void who_has_seen_an_earlier_revision_is_told_so() {
    String lead = mql("stale");
    Answer seen = post(lead, "accept", "{'actor': 'Dana'}", "If-Match", "\"1\"");
    assertThat(seen.status()).as(seen.body()).isEqualTo(200);
    String touch = "{'actor': 'Riley', 'kind': 'call'}";
    assertThat(post(lead, "touches", touch, "If-Match", "\"1\"").status()).isEqualTo(412);
    assertThat(post(lead, "touches", touch, "If-Match", seen.header("ETag")).status())
        .isEqualTo(200);
    assertThat(post(lead, "touches", touch, "If-Match", "2").status()).isEqualTo(400);
  }

  @Test
  void every_problem_of_a_request_is_answered_at_once() {
    Answer refused = post("any", "touches", "{'kind': 'fax', 'reached': 1, 'why': 'x'}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("problems").findValuesAsString("path"))
        .containsExactlyInAnyOrder("actor", "kind", "reached", "why");
  }

  @Test
  void what_is_asked_again_under_its_key_is_answered_alike_and_done_once_across_a_restart() {
    String lead = mql("twice");
    String touch = "{'actor': 'Dana', 'kind': 'email'}";
    Answer first = post(lead, "touches", touch, KEY, "k-1");
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(post(lead, "touches", touch, KEY, "k-1").body()).isEqualTo(first.body());
    service.close();
    service = run();
    Answer again = decided(() -> post(lead, "touches", touch, KEY, "k-1"));
    assertThat(again.body()).isEqualTo(first.body());

    Answer other = post(lead, "touches", "{'actor': 'Dana', 'kind': 'call'}", KEY, "k-1");
    assertThat(other.status()).as(other.body()).isEqualTo(422);
    assertThat(other.text("title")).isEqualTo("The key belongs to another command");
    assertThat(post(lead, "accept", "{'actor': 'Dana'}", KEY, "k-1").status()).isEqualTo(422);
    assertThat(bus.await(LIFECYCLE, 2, step -> step.getLeadId().equals(lead))).hasSize(2);

    assertThat(post(lead, "touches", touch).text("revision")).isEqualTo("3");
    assertThat(post(lead, "touches", touch).text("revision")).isEqualTo("4");
  }

  @Test
  void a_lead_is_erased_once_and_answered_alike_whenever_somebody_asks() {
    String lead = mql("jo+é@buyer.example/1");
    Answer erased = erase(lead);
    assertThat(erased.status()).as(erased.body()).isEqualTo(200);
    assertThat(erased.body()).doesNotContain("buyer.example");
    assertThat(erased.json().path("stillThere").findValuesAsString("place"))
        .contains("leads.engagement", "leads.lifecycle", "scoring-service.dead-letter");
    assertThat(bus.await(LIFECYCLE, 2, step -> step.getLeadId().equals(lead)).getLast())
        .extracting(LifecycleChanged::getTransition)
        .isEqualTo(Transition.ERASED);
    assertThat(
            bus.await(ERASURE, 1, it -> it.getLeadDigest().equals(LeadDigest.of(lead))).getFirst())
        .extracting(LeadErased::getErasureId)
        .isEqualTo(erased.text("erasureId"));

    service.close();
    service = run();
    assertThat(decided(() -> erase(lead)).body()).isEqualTo(erased.body());
    Answer late = post(lead, "accept", "{'actor': 'Dana', 'occurredAt': '2026-02-02T10:04:00Z'}");
    assertThat(late.status()).as(late.body()).isEqualTo(404);
    assertThat(late.text("detail")).contains("is erased");
  }

  @Test
  void of_whom_nothing_is_known_nothing_is_erased() {
    Answer refused = erase("nobody-at-all");
    assertThat(refused.status()).as(refused.body()).isEqualTo(404);
    assertThat(refused.text("title")).isEqualTo("The lead is not known");
  }

  /** Asks again as long as a desk says to: an instance waits until the last one is missed. */
  private static Answer decided(Callable<Answer> question) {
    return await().atMost(PATIENCE).until(question, answer -> answer.status() != 202);
  }

  private static Answer erase(String lead) {
    return new Caller(service.url()).erase(lead);
  }

  @Test
  void a_hundred_acceptances_are_answered_before_anybody_has_to_wait() {
    for (int i = 0; i < 100; i++) {
      score("quick-" + i);
    }
    bus.await(MQL_RAISED, 100, mql -> mql.getLeadId().startsWith("quick-"));
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long before = System.nanoTime();
      Answer answer = post("quick-" + i, "accept", "{'actor': 'Dana'}");
      millis.add(Duration.ofNanos(System.nanoTime() - before).toMillis());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
    List<Long> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "100 acceptances over HTTP: median %d ms, 99th percentile %d ms%n",
        sorted.get(50), sorted.get(98));
    assertThat(sorted.get(50)).as("median of %s", sorted).isLessThan(500);
  }

  private static String mql(String lead) {
    score(lead);
    bus.await(MQL_RAISED, 1, mql -> mql.getLeadId().equals(lead));
    return lead;
  }

  private static void score(String lead) {
    bus.publish(SCORE_CHANGED, lead, qualifyingScore(lead, TEN), TEN);
  }

  private static Answer post(String lead, String verb, String json, String... headers) {
    return new Caller(service.url()).post(lead, verb, json, headers);
  }
}
