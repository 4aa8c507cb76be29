package dev.handoff.lifecycle.reading;

import static dev.handoff.lifecycle.reading.ReadLedger.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.reading.ReadLedger.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The queue over HTTP, from a ledger in PostgreSQL. */
class QueueIT {
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

  private static ReadLedger ledger;
  private static String service;

  @BeforeAll
  static void start() {
    ledger = new ReadLedger();
    service = ledger.start();
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  @BeforeEach
  void begin() {
    ledger.sql().sql("select rebuild_ledger()").query(Long.class).single();
  }

  @Test
  void the_soonest_deadline_comes_first_and_then_the_higher_score() {
    for (String lead : List.of("L-1", "L-2", "L-3", "L-4")) {
      ledger.cycle(lead, "MQL", "acceptance", null);
    }
    ledger.promise("L-2", "acceptance", hours(4), "RUNNING");
    ledger.promise("L-2", "first-touch", hours(1), "WARNED");
    ledger.promise("L-3", "acceptance", hours(4), "RUNNING");
    ledger.promise("L-4", "acceptance", hours(4), "RUNNING");
    ledger.sql().sql("update handoff_cycle set score = 80 where lead_id = 'L-4'").update();

    assertThat(leads(get(service + "/v1/queue"))).containsExactly("L-2", "L-4", "L-3", "L-1");
  }

  @Test
  void an_item_says_what_a_rep_needs_to_choose() {
    ledger.cycle("L-1", "MQL", "acceptance", "dana");
    ledger.promise("L-1", "acceptance", hours(4), "BROKEN");
    ledger
        .sql()
        .sql(
            """
            update handoff_cycle set score = 64.5, sla_class = 'standard', pool = 'us-west',
              segment = 'mid_market', source = 'google', mql_at = '2026-05-04T06:00:00Z';
            insert into lead (lead_id, stage, revision, cycle_id, handoff)
              values ('L-1', 'MQL', 1, 'L-1:1', '{"company": {"name": "Acme"}}')
            """)
        .update();

    assertThat(get(service + "/v1/queue").json().at("/items/0").toString())
        .isEqualTo(
            """
            {"leadId":"L-1","cycleId":"L-1:1","stage":"mql","waitingFor":"acceptance",\
            "deadline":{"promise":"acceptance","dueAt":"2026-05-04T14:00:00Z","state":"breached"},\
            "score":64.5,"slaClass":"standard","rep":"dana","pool":"us-west",\
            "segment":"mid_market","company":"Acme","source":"google",\
            "mqlAt":"2026-05-04T06:00:00Z","revision":1}\
            """);
  }

  @Test
  void a_promise_that_was_broken_counts_until_it_is_made_good() {
    ledger.cycle("L-1", "MQL", "acceptance", "dana");
    ledger.promise("L-1", "acceptance", hours(4), "BROKEN");
    ledger.cycle("L-1", "SAL", "first-touch", "dana");
    assertThat(get(service + "/v1/queue").json().at("/items/0/deadline").isNull()).isTrue();

    ledger.promise("L-1", "discovery", hours(9), "RUNNING");
    assertThat(get(service + "/v1/queue").json().at("/items/0/deadline/promise").asString())
        .isEqualTo("discovery");
  }

  @Test
  void a_lead_that_waits_for_nothing_is_not_in_it() {
    ledger.cycle("L-1", "SAL", "discovery", "dana");
    ledger.cycle("L-1", "SQL", null, "dana");
    assertThat(leads(get(service + "/v1/queue"))).isEmpty();
  }

  @Test
  void what_cannot_be_asked_is_answered_with_a_sentence() {
    assertThat(refusal("limit=201")).isEqualTo("Expected limit to be from 1 to 200, but found 201");
    assertThat(refusal("waiting-for=godot"))
        .isEqualTo(
            "Expected waiting-for to be acceptance, first-touch or discovery, but found 'godot'");
    assertThat(refusal("rep=%00"))
        .isEqualTo(
            "Expected filters and cursor to be texts and times that PostgreSQL can read, but one is not");
    assertThat(refusal("rep=dana&unassigned=true"))
        .isEqualTo("Expected either rep or unassigned, but found both");
    for (String bad : List.of("x", "bm90IG91cnM", "!")) {
      assertThat(refusal("cursor=" + bad))
          .startsWith("Expected cursor to be the next of an earlier page, but found ")
          .endsWith("Leave it out to begin at the first page");
    }
  }

  @Test
  void a_cursor_is_of_its_filters_and_of_its_ledger() {
    ledger.cycle("L-1", "MQL", "acceptance", "dana");
    ledger.cycle("L-2", "MQL", "acceptance", "dana");
    String next = get(service + "/v1/queue?limit=1&rep=dana").json().path("next").asString();

    assertThat(refusal("limit=1&cursor=" + next)).contains("with the same filters");
    begin();
    assertThat(refusal("limit=1&rep=dana&cursor=" + next)).contains("it was built anew since");
  }

  private static String refusal(String query) {
    Answer answer = get(service + "/v1/queue?" + query);
    assertThat(answer.status()).isEqualTo(400);
    return answer.detail();
  }

  @Test
  void a_ledger_that_is_away_is_answered_with_when_to_come_again() {
    Answer answer = get(ledger.startWithout() + "/v1/queue");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.http().headers().firstValue("Retry-After")).hasValue("5");
    assertThat(answer.detail()).startsWith("Expected PostgreSQL to answer from the ledger");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void it_is_the_naive_queue_after_whatever_happened(long seed) {
    var random = new Random(seed);
    var naive = new NaiveQueue(random, ledger);
    for (int step = 0; step < 400; step++) {
      naive.step();
    }
    for (String filter : NaiveQueue.FILTERS) {
      assertThat(walk(filter, 1 + random.nextInt(20)))
          .as("seed %d, filter '%s'", seed, filter)
          .isEqualTo(naive.queue(filter));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void a_walk_meets_no_lead_twice_and_leaves_none_out_that_stayed(long seed) {
    var random = new Random(seed);
    var naive = new NaiveQueue(random, ledger);
    for (int step = 0; step < 300; step++) {
      naive.step();
    }
    List<String> before = naive.queue("");
    Set<String> moved = new HashSet<>();
    List<String> met = new ArrayList<>();
    String next = null;
    do {
      JsonNode page = page("", 7, next);
      met.addAll(leads(page));
      for (int step = 0; step < 5; step++) {
        moved.add(naive.step());
      }
      next = page.path("next").asString(null);
    } while (next != null);

    assertThat(met).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(met).as("seed %d", seed).containsAll(stayed(before, moved));
    assertThat(before).as("only what was there when the walk began").containsAll(met);
  }

  private static List<String> stayed(List<String> before, Set<String> moved) {
    return before.stream().filter(lead -> !moved.contains(lead)).toList();
  }

  @Test
  void of_100_000_cycles_the_first_page_and_a_late_one_take_milliseconds() {
    ledger
        .sql()
        .sql(
            """
            insert into handoff_cycle (cycle_id, lead_id, cycle_number, contract_id, contract_version,
              stage, waits_for, rep, pool, segment, score, revision)
            select 'L-' || n || ':1', 'L-' || n, 1, 'b2b-default', 1, 'MQL',
              case n % 3 when 0 then 'acceptance' when 1 then 'first-touch' else 'discovery' end,
              'rep-' || n % 50, 'pool-' || n % 5, 'segment-' || n % 4, n % 100, 1
            from generate_series(1, 100000) n
            """)
        .update();
    ledger
        .sql()
        .sql(
            """
            insert into promise
            select 'L-' || n || ':1', 'acceptance', 'L-' || n, 'standard', 'always', now(),
              now() + n * interval '1 s', null, 'RUNNING', 0
            from generate_series(1, 100000) n
            """)
        .update();
    ledger.sql().sql("analyze").update();

    String late = page("", 200, null).path("next").asString();
    for (String question :
        List.of(
            "?limit=50",
            "?rep=rep-7",
            "?pool=pool-3",
            "?segment=segment-2",
            "?waiting-for=discovery",
            "?rep=rep-7&waiting-for=discovery",
            "?unassigned=true",
            "?limit=200&cursor=" + late)) {
      assertThat(median(question)).as(question).isLessThan(Duration.ofMillis(100));
    }
  }

  /** Of the whole request, as a client sees it. */
  private static Duration median(String question) {
    List<Duration> times =
        new ArrayList<>(
            IntStream.range(0, 21)
                .mapToObj(_ -> {
                  long begun = System.nanoTime();
                  assertThat(get(service + "/v1/queue" + question).status()).isEqualTo(200);
                  return Duration.ofNanos(System.nanoTime() - begun);
                })
                .toList());
    Collections.sort(times);
    return times.get(10);
  }

  private static List<String> walk(String filter, int limit) {
    List<String> met = new ArrayList<>();
    String next = null;
    do {
      JsonNode page = page(filter, limit, next);
      met.addAll(leads(page));
      next = page.path("next").asString(null);
    } while (next != null);
    return met;
  }

  private static JsonNode page(String filter, int limit, @Nullable String cursor) {
    Answer answer =
        get(
            service
                + "/v1/queue?limit="
                + limit
                + (filter.isEmpty() ? "" : "&" + filter)
                + (cursor == null ? "" : "&cursor=" + cursor));
    assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> leads(Answer answer) {
    return leads(answer.json());
  }

  private static List<String> leads(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("leadId").asString()).toList();
  }

  private static Instant hours(long hours) {
    return TEN.plus(Duration.ofHours(hours));
  }
}
