package dev.handoff.lifecycle.changes;

import static dev.handoff.lifecycle.reading.ReadLedger.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.changes.Listener.Event;
import dev.handoff.lifecycle.reading.ReadLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes as a client hears them, of two instances on one ledger. */
class ChangesIT {
  private static ReadLedger ledger;
  private static Connection projection;
  private static String one;
  private static String other;

  @BeforeAll
  static void start() throws SQLException {
    ledger = new ReadLedger();
    projection = ledger.connection();
    one = ledger.start("--handoff.changes.heartbeat=300ms", "--handoff.changes.streams=3");
    other = ledger.start();
  }

  @AfterAll
  static void stop() throws SQLException {
    projection.close();
    ledger.close();
  }

  @Test
  void whoever_is_asked_tells_every_change_and_it_can_be_read_at_once() {
    try (Listener here = Listener.to(one + "/v1/changes");
        Listener there = Listener.to(other + "/v1/changes")) {
      step("L-1", 1, "MQL_RAISED", "dana");
      for (Listener each : List.of(here, there)) {
        assertThat(each.next().data().toString())
            .isEqualTo(
                """
                {"leadId":"L-1","cycleId":"L-1:1","stage":"mql","revision":1,"rep":"dana",\
                "formerRep":null,"happened":[{"kind":"step","what":"mql-raised"}]}\
                """);
      }
    }
    assertThat(get(other + "/v1/leads/L-1").json().path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void who_had_a_lead_hears_that_it_is_gone() {
    step("L-2", 1, "MQL_RAISED", "dana");
    try (Listener dana = Listener.to(other + "/v1/changes?rep=dana");
        Listener eli = Listener.to(other + "/v1/changes?rep=eli");
        Listener lead = Listener.to(other + "/v1/changes?lead=L-2")) {
      step("L-3", 1, "MQL_RAISED", "fay");
      step("L-2", 2, "ASSIGNED", "eli");
      for (Listener each : List.of(dana, eli, lead)) {
        Event event = each.next();
        assertThat(event.lead()).isEqualTo("L-2");
        assertThat(event.data().path("formerRep").asString()).isEqualTo("dana");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_client_that_is_cut_off_again_and_again_misses_nothing(long seed) {
    var random = new Random(seed);
    String begin;
    try (Listener first = Listener.to(one + "/v1/changes")) {
      begin = first.place();
    }
    List<String> happened = new ArrayList<>();
    List<String> heard = new ArrayList<>();
    String place = begin;
    for (int round = 0; round < 10; round++) {
      int steps = random.nextInt(30);
      for (int step = 0; step < steps; step++) {
        String lead = "L-%d-%d-%d".formatted(seed, round, step);
        step(lead, 1, "MQL_RAISED", null);
        happened.add(lead);
      }
      int listened = random.nextInt(1 + happened.size() - heard.size());
      try (Listener again =
          Listener.from(place, (random.nextBoolean() ? one : other) + "/v1/changes")) {
        for (int i = 0; i < listened; i++) {
          Event event = again.next();
          heard.add(event.lead());
          place = event.id();
        }
      }
    }
    try (Listener last = Listener.to(other + "/v1/changes?after=" + place)) {
      while (heard.size() < happened.size()) {
        heard.add(last.next().lead());
      }
    }
    assertThat(heard).as("seed %d", seed).isEqualTo(happened);
  }

  @Test
  void a_change_that_is_committed_late_is_not_stepped_over() throws SQLException {
    try (Listener listener = Listener.to(other + "/v1/changes");
        Connection early = ledger.connection()) {
      try (var statement = early.createStatement()) {
        statement.execute(timeline("L-early", 1, "ACCEPTED", "now()"));
      }
      step("L-late", 1, "MQL_RAISED", null);
      early.commit();

      assertThat(List.of(listener.next().lead(), listener.next().lead()))
          .containsExactly("L-early", "L-late");
    }
  }

  @Test
  void history_is_told_in_one_event_and_floods_nobody() {
    try (Listener listener = Listener.to(other + "/v1/changes?rep=dana")) {
      ledger
          .sql()
          .sql(
              """
              insert into timeline (lead_id, event_id, occurred_at, written_at, kind, what, sentence, body)
              select 'H-' || n, 'e', now() - interval '1 day', now() - interval '1 day', 'step', 'ACCEPTED', '', '{}'
              from generate_series(1, 1000) n
              """)
          .update();
      step("L-4", 1, "MQL_RAISED", "dana");

      assertThat(listener.next().name()).isEqualTo("many-changed");
      assertThat(listener.next().lead()).isEqualTo("L-4");
    }
  }

  @Test
  void a_ledger_that_is_built_anew_is_said_so_and_what_was_before_it_cannot_be_resumed() {
    try (Listener listener = Listener.to(other + "/v1/changes")) {
      String before = listener.place();
      ledger.sql().sql("select rebuild_ledger()").query(Long.class).single();

      Event event = listener.next();
      assertThat(event.name()).isEqualTo("built-anew");
      step("L-5", 1, "MQL_RAISED", "dana");
      assertThat(listener.next().lead()).isEqualTo("L-5");

      var refused = get(other + "/v1/changes?after=" + before);
      assertThat(refused.status()).isEqualTo(410);
      assertThat(refused.detail())
          .isEqualTo(
              "Expected an id of the last 24 h in this ledger, but %s is older, or of another ledger. Read /v1/queue, or the leads that matter, and open a stream without it"
                  .formatted(before));
    }
  }

  @Test
  void what_was_forgotten_cannot_be_resumed() {
    step("L-6", 1, "MQL_RAISED", "dana");
    String before;
    try (Listener listener = Listener.to(other + "/v1/changes")) {
      before = listener.place();
      step("L-7", 1, "MQL_RAISED", "dana");
      listener.next();
    }
    ledger.sql().sql("update lead_change set written_at = now() - interval '2 days'").update();
    new ChangeLog(ledger.sql()).forget(Duration.ofDays(1));

    assertThat(get(other + "/v1/changes?after=" + before).status()).isEqualTo(410);
    assertThat(ledger.sql().sql("select count(*) from lead_change").query(Long.class).single())
        .isZero();
  }

  @Test
  void what_is_no_id_is_answered_with_a_sentence() {
    var refused = get(other + "/v1/changes?after=yesterday");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.detail())
        .startsWith(
            "Expected the id of an event of this stream, such as 1767225600-741-12, but found 'yesterday'");
  }

  @Test
  void a_silent_stream_shows_that_it_lives_and_how_far_it_is() {
    try (Listener listener = Listener.to(one + "/v1/changes?lead=nobody")) {
      String first = listener.place();
      step("L-8", 1, "MQL_RAISED", "dana");
      String later = listener.placeAfter(first);
      try (Listener again = Listener.from(later, other + "/v1/changes")) {
        step("L-9", 1, "MQL_RAISED", "dana");
        assertThat(again.next().lead()).isEqualTo("L-9");
      }
    }
  }

  @Test
  void more_streams_than_may_be_are_refused_until_one_ends() {
    List<Listener> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(Listener.to(one + "/v1/changes"));
    }
    var refused = get(one + "/v1/changes");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.detail()).contains("fewer than 3 open streams");
    open.forEach(Listener::close);

    // A heartbeat finds that they are gone.
    Listener.openedInTheEnd(one + "/v1/changes").close();
  }

  @Test
  void a_stream_ends_when_its_instance_stops() {
    var own = new ReadLedger();
    Listener listener = Listener.to(own.start() + "/v1/changes");
    long begun = System.nanoTime();
    own.close();
    listener.awaitEnd();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  /** A step as the projection writes it: the timeline, then the lead, in one transaction. */
  private static void step(String lead, int revision, String what, @Nullable String rep) {
    try (var statement = projection.createStatement()) {
      statement.execute(timeline(lead, revision, what, "now()"));
      statement.execute(
          """
          insert into lead (lead_id, stage, revision, cycle_id, rep)
          values ('%1$s', 'MQL', %2$d, '%1$s:1', %3$s)
          on conflict (lead_id) do update set revision = excluded.revision, rep = excluded.rep
          """
              .formatted(lead, revision, rep == null ? "null" : "'" + rep + "'"));
      projection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String timeline(String lead, int revision, String what, String writtenAt) {
    return """
    insert into timeline (lead_id, event_id, revision, occurred_at, written_at, kind, what, sentence, body)
    values ('%s', 'e-%d', %d, now(), %s, 'step', '%s', '', '{}')
    """
        .formatted(lead, revision, revision, writtenAt, what);
  }
}
