package dev.handoff.lifecycle.ledger;

import static dev.handoff.lifecycle.ledger.History.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.stream.Records;
import dev.handoff.message.AlertKind;
import dev.handoff.message.SlaAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PromiseRowTest {
  private static final Instant NEXT_DAY = TEN.plus(Duration.ofDays(1));

  @BeforeAll
  static void avroKnowsOurClasses() {
    Records.accept();
  }

  @Test
  void a_clock_only_goes_forward() {
    assertThat(stateAfter(alert(AlertKind.STARTED, TEN), alert(AlertKind.WARNED, TEN)))
        .isEqualTo("WARNED");
    assertThat(stateAfter(alert(AlertKind.MET, TEN), alert(AlertKind.STARTED, TEN)))
        .isEqualTo("KEPT");
    assertThat(
            stateAfter(
                alert(AlertKind.BREACHED, TEN),
                alert(AlertKind.ESCALATED, TEN),
                alert(AlertKind.CORRECTED, TEN)))
        .isEqualTo("TAKEN_BACK");
  }

  @Test
  void one_that_starts_afresh_is_another() {
    assertThat(stateAfter(alert(AlertKind.MET, TEN), alert(AlertKind.STARTED, NEXT_DAY)))
        .isEqualTo("RUNNING");
    assertThat(stateAfter(alert(AlertKind.STARTED, NEXT_DAY), alert(AlertKind.BREACHED, TEN)))
        .isEqualTo("RUNNING");
  }

  @Test
  void one_whose_due_instant_has_moved_is_as_far_as_was_said_since() {
    PromiseRow moved = moved(alert(AlertKind.STARTED, TEN));
    assertThat(stateAfter(alert(AlertKind.CORRECTED, TEN), moved)).isEqualTo("RUNNING");
    assertThat(stateAfter(moved, moved(alert(AlertKind.MET, TEN)))).isEqualTo("KEPT");
  }

  private static PromiseRow moved(PromiseRow row) {
    return new PromiseRow(SlaAlert.newBuilder(row.alert()).setMoves(1).build());
  }

  private static Object stateAfter(PromiseRow... told) {
    return Collections.max(List.of(told), PromiseRow.ORDER).row().get("state");
  }

  private static PromiseRow alert(AlertKind kind, Instant startedAt) {
    return new PromiseRow(
        SlaAlert.newBuilder()
            .setEventId(kind + "/" + startedAt)
            .setLeadId("L-1")
            .setOccurredAt(startedAt)
            .setKind(kind)
            .setCycleId("L-1:1")
            .setCycleNumber(1)
            .setPromise("first-touch")
            .setContractId("b2b-default")
            .setContractVersion(1)
            .setCalendar("always")
            .setStartedAt(startedAt)
            .setDueAt(startedAt.plus(Duration.ofHours(4)))
            .setDetectedAt(startedAt)
            .setSentence("Something about a promise")
            .build());
  }
}
