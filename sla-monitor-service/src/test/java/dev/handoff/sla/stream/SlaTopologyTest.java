package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Monitor.START;
import static dev.handoff.sla.stream.Monitor.WITHIN;
import static dev.handoff.sla.stream.Steps.mqlRaised;
import static dev.handoff.sla.stream.Steps.rejected;
import static dev.handoff.sla.stream.Steps.step;
import static dev.handoff.sla.stream.Steps.touched;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlaTopologyTest {
  private final Monitor monitor = new Monitor();

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void a_breach_is_said_once_with_everything_that_a_dispute_needs() {
    monitor.raise("L-1");
    monitor.advance(WITHIN.plusMillis(70));
    monitor.advance(Duration.ofHours(8));

    List<TestRecord<String, SlaAlert>> records =
        monitor.bus.records(Topics.SLA_ALERT).stream()
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
    monitor.raise("L-1");
    monitor.raise("L-1");

    List<SlaAlert> started = monitor.said();
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
  void a_promise_that_is_kept_is_said_too() {
    monitor.raise("L-1");
    monitor.hear(touched("L-1", 2, START.plusSeconds(60)), START);
    monitor.advance(WITHIN);

    List<SlaAlert> alerts = monitor.afterTheStart();
    assertThat(alerts).extracting(SlaAlert::getKind).containsExactly(AlertKind.MET);
    assertThat(alerts.getFirst().getRep()).isEqualTo("dana");
  }

  @Test
  void an_automated_touch_is_none() {
    monitor.raise("L-1");
    monitor.hear(
        step("L-1", 2, Transition.TOUCH_RECORDED, START).setTouchKind(TouchKind.AUTOMATED).build(),
        START);
    monitor.advance(WITHIN);

    assertThat(monitor.kinds()).containsExactly(AlertKind.BREACHED);
  }

  @Test
  void a_touch_in_time_that_arrives_late_takes_the_breach_back() {
    monitor.raise("L-1");
    monitor.advance(WITHIN.plus(Duration.ofHours(1)));
    monitor.hear(touched("L-1", 2, START.plus(WITHIN)), START.plus(WITHIN).plusSeconds(3_600));

    assertThat(monitor.kinds()).containsExactly(AlertKind.BREACHED, AlertKind.CORRECTED);
  }

  @Test
  void a_rejection_ends_both_promises() {
    monitor.raise("L-1");
    monitor.hear(rejected("L-1", 2, START), START);
    monitor.advance(Duration.ofDays(3));

    assertThat(monitor.kinds()).containsExactly(AlertKind.CANCELLED, AlertKind.MET);
  }

  @Test
  void a_repeated_record_changes_nothing() {
    monitor.raise("L-1");
    monitor.raise("L-1");
    monitor.advance(WITHIN);
    monitor.raise("L-1");
    monitor.advance(WITHIN);

    assertThat(monitor.kinds()).containsExactly(AlertKind.BREACHED);
  }

  @Test
  void a_handoff_of_long_ago_is_overdue_at_once() {
    Instant longAgo = START.minus(Duration.ofDays(30));
    monitor.raise("L-1", longAgo);
    monitor.advance(DeadlineWatch.EVERY);

    List<SlaAlert> alerts = monitor.afterTheStart();
    assertThat(alerts)
        .extracting(SlaAlert::getDueAt)
        .containsExactly(longAgo.plus(WITHIN), longAgo.plus(Duration.ofHours(48)));
    assertThat(alerts)
        .extracting(SlaAlert::getDetectedAt)
        .containsOnly(START.plus(DeadlineWatch.EVERY));
  }

  @Test
  void another_rep_gets_what_is_owed_as_it_is_owed() {
    monitor.raise("L-1");
    monitor.hear(Steps.assigned("L-1", 2, "dana", START), START);
    monitor.hear(Steps.assigned("L-1", 3, "kim", START), START);
    monitor.advance(WITHIN);
    List<SlaAlert> said = monitor.afterTheStart();
    assertThat(said).extracting(SlaAlert::getKind).containsExactly(AlertKind.BREACHED);
    assertThat(said.getFirst().getRep()).isEqualTo("kim");
  }

  @Test
  void a_record_that_cannot_be_true_goes_to_the_dead_letters_and_the_rest_goes_on() {
    monitor.raise("L-3");
    monitor.bus.pipe(Topics.LIFECYCLE, "L-1", mqlRaised("L-2", "direct-inquiry", START), START);
    monitor.bus.erase(Topics.LIFECYCLE, "L-1", START);
    monitor.hear(touched("L-3", 2, START), START);

    assertThat(monitor.bus.deadLetters()).hasSize(2);
    assertThat(monitor.kinds()).containsExactly(AlertKind.MET);
  }

  @Test
  void a_record_that_cannot_be_read_stops_nothing() {
    monitor.raise("L-3");
    monitor.bus.pipeBytes(Topics.LIFECYCLE, "L-1", "no step at all".getBytes(UTF_8), START);
    monitor.hear(touched("L-3", 2, START), START);

    assertThat(monitor.kinds()).containsExactly(AlertKind.MET);
  }
}
