package dev.handoff.lifecycle.reading;

import static dev.handoff.lifecycle.reading.ReadLedger.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.reading.ReadLedger.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A lead over HTTP, from a ledger in PostgreSQL. */
class LeadIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private static ReadLedger ledger;
  private static String service;

  @BeforeAll
  static void start() {
    ledger = new ReadLedger();
    service = ledger.start();
    ledger.cycle("L-1", "SAL", "first-touch", "dana");
    ledger.promise("L-1", "acceptance", NOON, "KEPT");
    ledger.promise("L-1", "first-touch", NOON.plusSeconds(60), "WARNED");
    ledger
        .sql()
        .sql(
            """
            update handoff_cycle set mql_at = '2026-05-04T10:00:00Z', score = 64.5, missing = '{campaign,role}',
              trigger = 'HIGH_INTENT', recycled_until = '2026-06-01';
            insert into lead (lead_id, stage, revision, cycle_id, rep, pool, segment, score, handoff)
            values ('L-1', 'SAL', 3, 'L-1:1', 'dana', 'us-west', 'smb',
              '{"score": {"total": 12.5}}', '{"slaClass": "standard"}');
            insert into lead (lead_id) values ('ä b');
            insert into timeline
              select 'L-1', 'e-' || n, 'L-1:1', case when n % 2 = 0 then n end,
                timestamptz '2026-05-04T10:00:00Z' + (n / 3) * interval '1 minute',
                timestamptz '2026-05-04T10:00:00Z' + n * interval '1 second',
                'step', 'TOUCH_RECORDED', 'dana', 'Touch ' || n, '{"touchKind": "CALL"}'
              from generate_series(1, 30) n
            """)
        .update();
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  @Test
  void a_lead_is_answered_with_all_that_a_rep_needs() {
    Answer answer = get(service + "/v1/leads/L-1");
    assertThat(answer.http().headers().firstValue("ETag")).hasValue("\"3\"");
    JsonNode lead = answer.json();
    assertThat(lead.path("stage").asString()).isEqualTo("sal");
    assertThat(lead.path("rep").asString()).isEqualTo("dana");
    assertThat(lead.at("/score/score/total").asDouble()).isEqualTo(12.5);
    assertThat(lead.at("/handoff/slaClass").asString()).isEqualTo("standard");
    assertThat(lead.path("cycle").toString())
        .isEqualTo(
            """
            {"cycleId":"L-1:1","cycleNumber":1,"contractId":"b2b-default","contractVersion":1,\
            "stage":"sal","waitsFor":"first-touch","trigger":"high-intent","score":64.5,\
            "missing":["campaign","role"],"mqlAt":"2026-05-04T10:00:00Z",\
            "recycledUntil":"2026-06-01","touches":0}\
            """);
    assertThat(lead.at("/promises/0").toString())
        .isEqualTo(
            """
            {"cycleId":"L-1:1","promise":"acceptance","state":"kept","slaClass":"standard",\
            "calendar":"always","startedAt":"2026-05-04T08:00:00Z",\
            "dueAt":"2026-05-04T12:00:00Z","endedAt":"2026-05-04T12:00:00Z"}\
            """);
    assertThat(lead.at("/promises/1/state").asString()).isEqualTo("warned");
    assertThat(lead.at("/timeline/items/0").toString())
        .isEqualTo(
            """
            {"eventId":"e-30","occurredAt":"2026-05-04T10:10:00Z",\
            "writtenAt":"2026-05-04T10:00:30Z","kind":"step","what":"touch-recorded",\
            "cycleId":"L-1:1","revision":30,"actor":"dana","sentence":"Touch 30",\
            "body":{"touchKind":"CALL"}}\
            """);
  }

  @Test
  void it_is_not_answered_as_unchanged_when_a_promise_moved() {
    assertThat(get(service + "/v1/leads/L-1").http().headers().firstValue("Cache-Control"))
        .hasValue("no-store");
  }

  @Test
  void the_timeline_is_read_page_by_page_from_the_newest_on() {
    List<String> whole = sentences(get(service + "/v1/leads/L-1/timeline?limit=200").json());
    assertThat(whole).hasSize(30).startsWith("Touch 30").endsWith("Touch 1");

    JsonNode first = get(service + "/v1/leads/L-1").json().path("timeline");
    List<String> met = new ArrayList<>(sentences(first));
    String next = first.path("next").asString(null);
    while (next != null) {
      JsonNode page = get(service + "/v1/leads/L-1/timeline?limit=3&cursor=" + next).json();
      met.addAll(sentences(page));
      next = page.path("next").asString(null);
    }
    assertThat(met).isEqualTo(whole);
  }

  private static List<String> sentences(JsonNode timeline) {
    return timeline
        .path("items")
        .valueStream()
        .map(entry -> entry.path("sentence").asString())
        .toList();
  }

  @Test
  void a_lead_that_nothing_is_known_of_is_not_there() {
    for (String path : List.of("/v1/leads/L-0", "/v1/leads/L-0/timeline")) {
      Answer answer = get(service + path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.detail())
          .isEqualTo(
              "Expected a lead that the ledger knows, but of 'L-0' it has neither a score nor a step; of one that has just come in it may know in a moment");
    }
  }

  @Test
  void a_lead_without_a_step_is_a_prospect() {
    JsonNode lead = get(service + "/v1/leads/%C3%A4%20b").json();
    assertThat(lead.path("leadId").asString()).isEqualTo("ä b");
    assertThat(lead.path("stage").asString()).isEqualTo("prospect");
    assertThat(lead.path("cycle").isNull()).isTrue();
    assertThat(lead.at("/timeline/items").isEmpty()).isTrue();
  }

  @Test
  void a_bad_cursor_is_answered_with_a_sentence() {
    Answer answer = get(service + "/v1/leads/L-1/timeline?cursor=x");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail())
        .isEqualTo(
            "Expected cursor to be the next of an earlier page, but found 'x'. Leave it out to begin at the newest");
  }

  @Test
  void a_ledger_that_is_away_is_answered_with_when_to_come_again() {
    Answer answer = get(ledger.startWithout() + "/v1/leads/L-1");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.http().headers().firstValue("Retry-After")).hasValue("5");
  }
}
