package dev.handoff.sla.stream;

import static dev.handoff.sla.stream.Monitor.START;
import static dev.handoff.sla.stream.Monitor.WITHIN;
import static dev.handoff.sla.stream.Steps.rejected;
import static dev.handoff.sla.stream.Steps.step;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is owed changes while a lead is handled. */
class OwedAnewTest {
  private final Monitor monitor = new Monitor();

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void a_lead_that_is_reopened_as_an_MQL_is_owed_afresh_and_said_so() {
    monitor.raise("L-1");
    monitor.hear(rejected("L-1", 2, START), START);
    Set<String> before = monitor.said().stream().map(SlaAlert::getEventId).collect(toSet());

    Instant again = START.plus(Duration.ofDays(1));
    monitor.advance(Duration.ofDays(1));
    monitor.hear(
        step("L-1", 3, Transition.REOPENED, again)
            .setTo(Stage.MQL)
            .setSlaClass("direct-inquiry")
            .build(),
        again);
    List<SlaAlert> started = monitor.said();
    assertThat(started).extracting(SlaAlert::getKind).containsOnly(AlertKind.STARTED).hasSize(2);
    assertThat(started.getFirst().getDueAt()).isEqualTo(again.plus(WITHIN));

    monitor.advance(WITHIN);
    List<SlaAlert> broken = monitor.afterTheStart();
    assertThat(broken).extracting(SlaAlert::getKind).containsExactly(AlertKind.BREACHED);
    assertThat(before).doesNotContain(broken.getFirst().getEventId());
  }

  @Test
  void a_lead_that_is_reopened_as_accepted_is_owed_a_first_touch_that_was_called_off() {
    monitor.raise("L-1");
    monitor.hear(rejected("L-1", 2, START), START);
    monitor.restart();
    monitor.said();
    monitor.hear(
        step("L-1", 3, Transition.REOPENED, START)
            .setTo(Stage.SAL)
            .setSlaClass("direct-inquiry")
            .build(),
        START);
    assertThat(monitor.said()).extracting(SlaAlert::getPromise).containsExactly("first-touch");
    monitor.advance(WITHIN);
    assertThat(monitor.kinds()).containsExactly(AlertKind.BREACHED);
  }

  @Test
  void a_tighter_class_moves_the_clock_once_and_says_why_through_a_restart() {
    monitor.raise("L-1");
    Instant act = START.plus(Duration.ofHours(1));
    monitor.advance(Duration.ofHours(1));
    monitor.said();
    monitor.hear(Steps.tightened("L-1", 2, "high-intent", act), act);
    monitor.hear(Steps.tightened("L-1", 2, "high-intent", act), act);

    SlaAlert moved = monitor.said().getFirst();
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
    after.addAll(monitor.afterTheStart());
    monitor.restart();
    monitor.advance(Duration.ofHours(3));
    after.addAll(monitor.afterTheStart());
    assertThat(after)
        .extracting(SlaAlert::getKind)
        .containsExactly(AlertKind.WARNED, AlertKind.BREACHED, AlertKind.ESCALATED);
    assertThat(after.get(1).getDueAt()).isEqualTo(act.plus(Duration.ofHours(1)));
    assertThat(after.get(1).getSentence()).endsWith("more urgent at 2026-03-02T10:00:00Z.");
  }
}
