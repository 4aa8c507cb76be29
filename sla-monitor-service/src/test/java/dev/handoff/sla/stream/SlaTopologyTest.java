package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Steps.mqlRaised;
import static dev.handoff.sla.stream.Steps.rejected;
import static dev.handoff.sla.stream.Steps.step;
import static dev.handoff.sla.stream.Steps.touched;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.bus.DueIndex;
import dev.handoff.contract.Contracts;
import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Stage;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import dev.handoff.metric.LabelLimits;
import dev.handoff.sla.clock.SalesPromises;
import dev.handoff.sla.clock.SlaClock;
import dev.handoff.sla.state.LeadClocksState;
import dev.handoff.testing.TopologyHarness;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlaTopologyTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration WITHIN = Duration.ofHours(4);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private final TopologyHarness monitor =
      TopologyHarness.of(
          Party.SLA_MONITOR_SERVICE,
          (builder, serdes) ->
              new SlaTopology(
                      Contracts.always(SalesPromises.usual()),
                      serdes,
                      meters,
                      new LabelLimits(20, 0))
                  .addTo(builder),
          START);

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void a_breach_is_said_once_with_everything_that_a_dispute_needs() {
    raise("L-1");
    monitor.advance(WITHIN.plusMillis(70));
    monitor.advance(Duration.ofHours(8));

    List<TestRecord<String, SlaAlert>> records =
        monitor.records(Topics.SLA_ALERT).stream()
            .filter(record -> record.value().getKind() != AlertKind.STARTED)
            .toList();
    assertThat(records).hasSize(1);
    SlaAlert alert = records.getFirst().value();
    assertThat(alert)
        .isEqualTo(
            SlaAlert.newBuilder()
                .setEventId(alert.getEventId())
                .setLeadId("L-1")
                .setOccurredAt(START.plus(WITHIN))
                .setKind(AlertKind.BREACHED)
                .setCycleId("L-1/1")
                .setCycleNumber(1)
                .setPromise("first-touch")
                .setSlaClass("direct-inquiry")
                .setContractId("b2b-default")
                .setContractVersion(1)
                .setCalendar("hours")
                .setStartedAt(START)
                .setDueAt(START.plus(WITHIN))
                .setDetectedAt(START.plus(WITHIN).plusMillis(70))
                .setSentence(
                    "Lead L-1 was due for its first touch by 2026-03-02T13:00:00Z and had none.")
                .build());
    assertThat(records.getFirst().key()).isEqualTo("L-1");
    assertThat(records.getFirst().getRecordTime()).isEqualTo(alert.getDetectedAt());
  }

  @Test
  void when_a_clock_starts_its_deadline_is_said_once() {
    raise("L-1");
    raise("L-1");

    List<SlaAlert> started = monitor.read(Topics.SLA_ALERT);
    assertThat(started).extracting(SlaAlert::getKind).containsOnly(AlertKind.STARTED);
    assertThat(started)
        .extracting(SlaAlert::getPromise)
        .containsExactly("first-touch", "acceptance");
    SlaAlert firstTouch = started.getFirst();
    assertThat(firstTouch.getOccurredAt()).isEqualTo(START);
    assertThat(firstTouch.getDueAt()).isEqualTo(START.plus(WITHIN));
    assertThat(firstTouch.getSentence())
        .isEqualTo("Lead L-1 is due for its first touch by 2026-03-02T13:00:00Z.");
  }

  @Test
  void a_lead_that_is_reopened_as_an_MQL_is_owed_afresh_and_said_so() {
    raise("L-1");
    monitor.pipe(Topics.LIFECYCLE, "L-1", rejected("L-1", 2, START), START);
    Set<String> before =
        monitor.read(Topics.SLA_ALERT).stream().map(SlaAlert::getEventId).collect(toSet());

    Instant again = START.plus(Duration.ofDays(1));
    monitor.advance(Duration.ofDays(1));
    monitor.pipe(
        Topics.LIFECYCLE,
        "L-1",
        step("L-1", 3, Transition.REOPENED, again)
            .setTo(Stage.MQL)
            .setSlaClass("direct-inquiry")
            .build(),
        again);
    List<SlaAlert> started = monitor.read(Topics.SLA_ALERT);
    assertThat(started).extracting(SlaAlert::getKind).containsOnly(AlertKind.STARTED).hasSize(2);
    assertThat(started.getFirst().getDueAt()).isEqualTo(again.plus(WITHIN));

    monitor.advance(WITHIN);
    List<SlaAlert> broken = afterTheStart();
    assertThat(broken).extracting(SlaAlert::getKind).containsExactly(AlertKind.BREACHED);
    assertThat(before).doesNotContain(broken.getFirst().getEventId());
  }

  @Test
  void a_promise_that_is_kept_is_said_too() {
    raise("L-1");
    monitor.pipe(Topics.LIFECYCLE, "L-1", touched("L-1", 2, START.plusSeconds(60)), START);
    monitor.advance(WITHIN);

    List<SlaAlert> alerts = afterTheStart();
    assertThat(alerts).extracting(SlaAlert::getKind).containsExactly(AlertKind.MET);
    assertThat(alerts.getFirst().getRep()).isEqualTo("dana");
  }

  @Test
  void an_automated_touch_is_none() {
    raise("L-1");
    monitor.pipe(
        Topics.LIFECYCLE,
        "L-1",
        step("L-1", 2, Transition.TOUCH_RECORDED, START).setTouchKind(TouchKind.AUTOMATED).build(),
        START);
    monitor.advance(WITHIN);

    assertThat(kinds()).containsExactly(AlertKind.BREACHED);
  }

  @Test
  void a_touch_in_time_that_arrives_late_takes_the_breach_back() {
    raise("L-1");
    monitor.advance(WITHIN.plus(Duration.ofHours(1)));
    monitor.pipe(
        Topics.LIFECYCLE,
        "L-1",
        touched("L-1", 2, START.plus(WITHIN)),
        START.plus(WITHIN).plusSeconds(3_600));

    assertThat(kinds()).containsExactly(AlertKind.BREACHED, AlertKind.CORRECTED);
  }

  @Test
  void a_rejection_ends_both_promises() {
    raise("L-1");
    monitor.pipe(Topics.LIFECYCLE, "L-1", rejected("L-1", 2, START), START);
    monitor.advance(Duration.ofDays(3));

    assertThat(kinds()).containsExactly(AlertKind.CANCELLED, AlertKind.MET);
  }

  @Test
  void a_repeated_record_changes_nothing() {
    raise("L-1");
    raise("L-1");
    monitor.advance(WITHIN);
    raise("L-1");
    monitor.advance(WITHIN);

    assertThat(kinds()).containsExactly(AlertKind.BREACHED);
  }

  @Test
  void a_handoff_of_long_ago_is_overdue_at_once() {
    Instant longAgo = START.minus(Duration.ofDays(30));
    monitor.pipe(Topics.LIFECYCLE, "L-1", mqlRaised("L-1", "direct-inquiry", longAgo), longAgo);
    monitor.advance(DeadlineWatch.EVERY);

    List<SlaAlert> alerts = afterTheStart();
    assertThat(alerts)
        .extracting(SlaAlert::getDueAt)
        .containsExactly(longAgo.plus(WITHIN), longAgo.plus(Duration.ofHours(48)));
    assertThat(alerts)
        .extracting(SlaAlert::getDetectedAt)
        .containsOnly(START.plus(DeadlineWatch.EVERY));
  }

  @Test
  void a_look_takes_no_more_than_it_can_and_the_longest_overdue_first() {
    raise("L-1", START.minusSeconds(2));
    raise("L-2", START.minusSeconds(3));
    raise("L-3", START.minusSeconds(1));
    ClockBook book =
        new ClockBook(
            monitor.store(SlaStores.CLOCKS), new DueIndex(monitor.store(SlaStores.DUE_INDEX)));

    Instant due = START.plus(WITHIN);
    assertThat(book.due(due, 2)).containsExactly("L-2", "L-1");
    assertThat(book.due(due, 5)).containsExactly("L-2", "L-1", "L-3");
    assertThat(book.due(START, 5)).isEmpty();
  }

  @Test
  void every_clock_is_in_the_due_index_once_and_a_look_moves_only_what_is_due() {
    raise("L-1");
    monitor.advance(Duration.ofHours(1));
    raise("L-2", START.plusSeconds(3_600));
    assertThat(dueIndex()).containsExactly("L-1", "L-2", "L-1", "L-2");

    monitor.advance(Duration.ofHours(3));
    // L-1's first touch has moved behind everything else: it only waits to be forgotten.
    assertThat(dueIndex()).containsExactly("L-2", "L-1", "L-2", "L-1");
  }

  @Test
  void what_is_over_is_forgotten_in_the_end() {
    raise("L-1");
    monitor.pipe(Topics.LIFECYCLE, "L-1", rejected("L-1", 2, START), START);
    monitor.advance(SlaClock.REMEMBERED.minusMillis(1));
    assertThat(dueIndex()).hasSize(2);

    monitor.advance(DeadlineWatch.EVERY);
    assertThat(dueIndex()).isEmpty();
    KeyValueStore<String, LeadClocksState> clocks = monitor.store(SlaStores.CLOCKS);
    assertThat(clocks.get("L-1")).isNull();
  }

  @Test
  void a_lead_that_was_never_handed_over_leaves_no_trace() {
    monitor.pipe(
        Topics.LIFECYCLE, "L-1", step("L-1", 1, Transition.ASSIGNED, START).build(), START);

    KeyValueStore<String, LeadClocksState> clocks = monitor.store(SlaStores.CLOCKS);
    assertThat(clocks.get("L-1")).isNull();
  }

  @ParameterizedTest(name = "{0} ms around the due instant")
  @ValueSource(longs = {-3_600_000, -1, 0, 1, 70, 3_600_000})
  void a_breach_is_said_once_whenever_the_monitor_was_restarted(long millis) {
    raise("L-1");
    monitor.read(Topics.SLA_ALERT);
    monitor.advance(WITHIN.plusMillis(millis));
    List<SlaAlert> alerts = new ArrayList<>(afterTheStart());
    monitor.restart();
    raise("L-1"); // what was not committed before comes again
    monitor.advance(Duration.ofHours(2));
    alerts.addAll(afterTheStart());
    monitor.restart();
    monitor.advance(Duration.ofHours(2));
    alerts.addAll(afterTheStart());

    assertThat(alerts).extracting(SlaAlert::getKind).containsExactly(AlertKind.BREACHED);
    assertThat(alerts.getFirst().getDueAt()).isEqualTo(START.plus(WITHIN));
    assertThat(alerts.getFirst().getDetectedAt()).isAfterOrEqualTo(alerts.getFirst().getDueAt());
  }

  @Test
  void every_step_of_a_clock_is_said_once_through_a_restart_after_each() {
    Instant at = START;
    monitor.pipe(Topics.LIFECYCLE, "L-1", mqlRaised("L-1", "high-intent", at), at);
    List<SlaAlert> alerts = new ArrayList<>(afterTheStart());
    for (int i = 0; i < 40; i++) {
      monitor.restart();
      monitor.advance(Duration.ofMinutes(10));
      alerts.addAll(afterTheStart());
    }
    assertThat(alerts)
        .extracting(SlaAlert::getKind)
        .containsExactly(
            AlertKind.WARNED,
            AlertKind.WARNED,
            AlertKind.BREACHED,
            AlertKind.ESCALATED,
            AlertKind.ESCALATED);
    assertThat(alerts).extracting(SlaAlert::getEventId).doesNotHaveDuplicates();
  }

  @Test
  void a_lead_that_is_reopened_as_accepted_is_owed_a_first_touch_that_was_called_off() {
    raise("L-1");
    monitor.pipe(Topics.LIFECYCLE, "L-1", rejected("L-1", 2, START), START);
    monitor.restart();
    monitor.read(Topics.SLA_ALERT);
    monitor.pipe(
        Topics.LIFECYCLE,
        "L-1",
        step("L-1", 3, Transition.REOPENED, START)
            .setTo(Stage.SAL)
            .setSlaClass("direct-inquiry")
            .build(),
        START);
    assertThat(monitor.read(Topics.SLA_ALERT))
        .extracting(SlaAlert::getPromise)
        .containsExactly("first-touch");
    monitor.advance(WITHIN);
    assertThat(kinds()).containsExactly(AlertKind.BREACHED);
  }

  @Test
  void a_tighter_class_moves_the_clock_once_and_says_why_through_a_restart() {
    raise("L-1");
    Instant act = START.plus(Duration.ofHours(1));
    monitor.advance(Duration.ofHours(1));
    monitor.read(Topics.SLA_ALERT);
    monitor.pipe(Topics.LIFECYCLE, "L-1", Steps.tightened("L-1", 2, "high-intent", act), act);
    monitor.pipe(Topics.LIFECYCLE, "L-1", Steps.tightened("L-1", 2, "high-intent", act), act);

    SlaAlert moved = monitor.read(Topics.SLA_ALERT).getFirst();
    assertThat(moved.getKind()).isEqualTo(AlertKind.STARTED);
    assertThat(moved.getSlaClass()).isEqualTo("high-intent");
    assertThat(moved.getStartedAt()).isEqualTo(START);
    assertThat(moved.getOccurredAt()).isEqualTo(act);
    assertThat(moved.getDueAt()).isEqualTo(act.plus(Duration.ofHours(1)));
    assertThat(moved.getMoves()).isEqualTo(1);
    assertThat(moved.getSentence())
        .isEqualTo(
            "Lead L-1 is now due for its first touch by 2026-03-02T11:00:00Z. Due then, as the lead"
                + " did something more urgent at 2026-03-02T10:00:00Z.");

    List<SlaAlert> after = new ArrayList<>();
    monitor.advance(Duration.ofMinutes(40));
    after.addAll(afterTheStart());
    monitor.restart();
    monitor.advance(Duration.ofHours(3));
    after.addAll(afterTheStart());
    assertThat(after)
        .extracting(SlaAlert::getKind)
        .containsExactly(AlertKind.WARNED, AlertKind.BREACHED, AlertKind.ESCALATED);
    assertThat(after.get(1).getDueAt()).isEqualTo(act.plus(Duration.ofHours(1)));
    assertThat(after.get(1).getSentence()).endsWith("more urgent at 2026-03-02T10:00:00Z.");
  }

  @Test
  void another_rep_gets_what_is_owed_as_it_is_owed() {
    raise("L-1");
    monitor.pipe(Topics.LIFECYCLE, "L-1", Steps.assigned("L-1", 2, "dana", START), START);
    monitor.pipe(Topics.LIFECYCLE, "L-1", Steps.assigned("L-1", 3, "kim", START), START);
    monitor.advance(WITHIN);
    List<SlaAlert> said = afterTheStart();
    assertThat(said).extracting(SlaAlert::getKind).containsExactly(AlertKind.BREACHED);
    assertThat(said.getFirst().getRep()).isEqualTo("kim");
  }

  @Test
  void open_clocks_are_counted_and_counted_anew_after_a_restart() {
    raise("L-1");
    raise("L-2");
    monitor.advance(DeadlineWatch.EVERY);
    assertThat(openClocks()).isEqualTo(4);
    monitor.pipe(Topics.LIFECYCLE, "L-1", touched("L-1", 2, START), START);
    assertThat(openClocks()).isEqualTo(3);

    monitor.restart();
    assertThat(openClocks()).isZero();
    monitor.pipe(Topics.LIFECYCLE, "L-2", touched("L-2", 2, START), START);
    monitor.advance(DeadlineWatch.EVERY);
    assertThat(openClocks()).isEqualTo(2);
  }

  @Test
  void what_was_said_how_late_and_how_long_people_took_is_measured() {
    raise("L-1");
    monitor.pipe(
        Topics.LIFECYCLE,
        "L-2",
        step("L-2", 1, Transition.MQL_RAISED, START)
            .setSlaClass("direct-inquiry")
            .setSegment("mid-market")
            .build(),
        START);
    monitor.restart();
    monitor.pipe(Topics.LIFECYCLE, "L-2", touched("L-2", 2, START.plusSeconds(90)), START);
    monitor.advance(WITHIN.plusMillis(70));
    monitor.pipe(Topics.LIFECYCLE, "L-1", touched("L-1", 2, START.plusSeconds(90)), START);

    assertThat(meters.get("handoff.promise.alerts").tags("kind", "breached").counters())
        .extracting(counter -> counter.getId().getTag("promise"), Counter::count)
        .containsExactlyInAnyOrder(
            tuple("first-touch", 1.0), tuple("acceptance", 0.0), tuple("discovery", 0.0));
    Timer lag = meters.get("handoff.detection.lag").timer();
    assertThat(lag.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(70);
    CountAtBucket tenth = lag.takeSnapshot().histogramCounts()[0];
    assertThat(tenth.bucket(TimeUnit.MILLISECONDS)).isEqualTo(100);
    assertThat(tenth.count()).as("below a tenth of a second").isEqualTo(1);
    // The touch was dated ahead of the monitor's own time, so it is of now.
    var done = doneIn("mid-market");
    assertThat(done.count()).isEqualTo(1);
    assertThat(done.totalTime(TimeUnit.SECONDS)).isZero();
    assertThat(doneIn("none").totalTime(TimeUnit.SECONDS)).isEqualTo(90);
  }

  private Timer doneIn(String segment) {
    return meters
        .get("handoff.promise.done.after")
        .tags("promise", "first-touch", "class", "direct-inquiry", "segment", segment)
        .timer();
  }

  private double openClocks() {
    return meters.get("handoff.open.clocks").gauge().value();
  }

  @Test
  void a_record_that_cannot_be_true_goes_to_the_dead_letters_and_the_rest_goes_on() {
    raise("L-3");
    monitor.pipe(Topics.LIFECYCLE, "L-1", mqlRaised("L-2", "direct-inquiry", START), START);
    monitor.erase(Topics.LIFECYCLE, "L-1", START);
    monitor.pipe(Topics.LIFECYCLE, "L-3", touched("L-3", 2, START), START);

    assertThat(monitor.deadLetters()).hasSize(2);
    assertThat(kinds()).containsExactly(AlertKind.MET);
  }

  @Test
  void a_record_that_cannot_be_read_stops_nothing() {
    raise("L-3");
    monitor.pipeBytes(Topics.LIFECYCLE, "L-1", "no step at all".getBytes(UTF_8), START);
    monitor.pipe(Topics.LIFECYCLE, "L-3", touched("L-3", 2, START), START);

    assertThat(kinds()).containsExactly(AlertKind.MET);
  }

  private void raise(String leadId) {
    raise(leadId, START);
  }

  private void raise(String leadId, Instant at) {
    monitor.pipe(Topics.LIFECYCLE, leadId, mqlRaised(leadId, "direct-inquiry", at), at);
  }

  /** What became of the promises. */
  private List<AlertKind> kinds() {
    return afterTheStart().stream().map(SlaAlert::getKind).toList();
  }

  private List<SlaAlert> afterTheStart() {
    return monitor.read(Topics.SLA_ALERT).stream()
        .filter(alert -> alert.getKind() != AlertKind.STARTED)
        .toList();
  }

  /** Leads in the order in which their clocks wake. */
  private List<String> dueIndex() {
    KeyValueStore<Bytes, String> index = monitor.store(SlaStores.DUE_INDEX);
    List<String> leads = new ArrayList<>();
    try (KeyValueIterator<Bytes, String> entries = index.all()) {
      entries.forEachRemaining(entry -> leads.add(entry.value));
    }
    return leads;
  }
}
