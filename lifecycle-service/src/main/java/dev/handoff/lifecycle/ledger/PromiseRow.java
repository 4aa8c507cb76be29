package dev.handoff.lifecycle.ledger;

import static java.util.Comparator.comparing;

import dev.handoff.message.SlaAlert;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What an alert says of its promise. */
record PromiseRow(SlaAlert alert) {
  private static final int BROKEN = 100;
  private static final int ENDED = 1_000_000;
  private static final int TAKEN_BACK = ENDED + 1;

  /** Another due instant is another clock. More often than this allows nobody moves one. */
  private static final int MOVED = TAKEN_BACK + 1;

  private static final int MOST_MOVES = 2_000;

  /** Of two that speak of the same promise, the greater one holds. */
  static final Comparator<PromiseRow> ORDER =
      comparing((PromiseRow it) -> it.alert.getStartedAt()).thenComparing(PromiseRow::progress);

  String key() {
    return alert.getCycleId() + "\n" + alert.getPromise();
  }

  Row row() {
    return new Row()
        .set("cycle_id", alert.getCycleId())
        .set("promise", alert.getPromise())
        .set("lead_id", alert.getLeadId())
        .set("sla_class", alert.getSlaClass())
        .set("calendar", alert.getCalendar())
        .set("started_at", alert.getStartedAt())
        .set("due_at", alert.getDueAt())
        .set("ended_at", alert.getEndedAt())
        .set("state", state())
        .set("progress", progress());
  }

  private String state() {
    return switch (alert.getKind()) {
      case STARTED, OTHER -> "RUNNING";
      case WARNED -> "WARNED";
      case BREACHED -> "BROKEN";
      case ESCALATED -> "ESCALATED";
      case MET -> "KEPT";
      case CANCELLED -> "CALLED_OFF";
      case CORRECTED -> "TAKEN_BACK";
    };
  }

  /** A clock only ever goes forward. */
  private int progress() {
    Integer percent = alert.getPercent();
    Integer step = alert.getStep();
    int sinceItMoved = sinceItMoved(percent, step);
    return Math.min(alert.getMoves(), MOST_MOVES) * MOVED + sinceItMoved;
  }

  private int sinceItMoved(@Nullable Integer percent, @Nullable Integer step) {
    return switch (alert.getKind()) {
      case STARTED, OTHER -> 0;
      case WARNED -> percent == null ? 1 : percent;
      case BREACHED -> BROKEN;
      case ESCALATED -> BROKEN + (step == null ? 1 : step);
      case MET, CANCELLED -> ENDED;
      case CORRECTED -> TAKEN_BACK;
    };
  }
}
