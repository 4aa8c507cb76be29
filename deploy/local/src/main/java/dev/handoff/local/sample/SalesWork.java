package dev.handoff.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Writes what sales did with an MQL, as a CRM would have noted it. */
final class SalesWork {
  private static final List<String> REJECTIONS =
      List.of("bad_fit", "evaluated_before", "incorrect_contact");
  private static final List<String> DISQUALIFICATIONS =
      List.of("no_budget", "no_budget", "no_authority", "no_need", "timeline_too_far");
  private static final List<String> LOSSES = List.of("price", "went with a rival", "no decision");

  /** Until a lead that was sent back can have come back, been called and accepted. */
  static final Duration RETURN = Duration.ofDays(42);

  private final Cells cells;
  private final Random dice;

  SalesWork(Cells cells, Random dice) {
    this.cells = cells;
    this.dice = dice;
  }

  /** Writes what was done with a lead that became an MQL then. */
  void write(Sequel sequel, Instant raised) {
    if (sequel == Sequel.IGNORED || sequel == Sequel.OPEN) {
      return;
    }
    // Within the hour, which is in time for every class; or a week later, which is for none.
    var wait = sequel == Sequel.LATE ? Duration.ofDays(7) : minutes(10, 50);
    var called = raised.plus(wait);
    var decided = called.plus(minutes(5, 65));
    cells.set(Column.OWNER, Fit.pick(Sequel.REPS, dice)).set(Column.FIRST_CALL, called);
    switch (sequel) {
      case REJECTED -> reject(decided, Fit.pick(REJECTIONS, dice));
      case SHRUGGED_OFF -> reject(decided, "not interested");
      default -> {
        accept(sequel, decided);
        goOn(sequel, decided.plus(Duration.ofDays(1)));
      }
    }
  }

  private void reject(Instant at, String reason) {
    cells.set(Column.REJECTED, at).set(Column.REJECT_REASON, reason);
  }

  private void accept(Sequel sequel, Instant at) {
    var talked = at.plus(Duration.ofHours(2)).plus(minutes(0, 120));
    cells.set(Column.ACCEPTED, at).set(Column.DISCOVERY, talked);
    if (sequel == Sequel.TOO_SOON) {
      qualify(at.plus(Duration.ofHours(1)), true);
    }
  }

  private void goOn(Sequel sequel, Instant at) {
    switch (sequel) {
      case QUALIFIED -> qualify(at, true);
      case UNPROVEN -> qualify(at, false);
      case WON, LOST -> close(sequel == Sequel.WON, at);
      case DISQUALIFIED ->
          cells
              .set(Column.DISQUALIFIED, at)
              .set(Column.DISQUALIFY_REASON, Fit.pick(DISQUALIFICATIONS, dice));
      case RECYCLED -> recycle(at);
      case RETURNED -> {
        recycle(at);
        comeBack(at.plus(Duration.ofDays(34 + dice.nextInt(5))));
      }
      default -> {}
    }
  }

  private void qualify(Instant at, boolean proven) {
    cells
        .set(Column.QUALIFIED, at)
        .set(Column.NEED, "Replaces spreadsheets, \"nobody trusts them\"")
        .set(Column.AUTHORITY, "Signs up to 50k; above that, the CFO")
        .set(Column.TIMELINE, "Wants to decide this quarter")
        .set(Column.BUDGET, proven ? "Set aside for this year" : "")
        .set(Column.DECISION_BY, at.plus(Duration.ofDays(20 + dice.nextInt(60))))
        .set(Column.OPPORTUNITY, "OPP-" + (1000 + dice.nextInt(9000)));
  }

  private void close(boolean won, Instant qualified) {
    qualify(qualified, true);
    var opened = qualified.plus(Duration.ofDays(2));
    var closed = opened.plus(Duration.ofDays(3 + dice.nextInt(5)));
    cells.set(Column.OPENED, opened).set(Column.AMOUNT, 5000 + 500L * dice.nextInt(60));
    if (won) {
      cells.set(Column.WON, closed);
    } else {
      cells.set(Column.LOST, closed).set(Column.LOST_REASON, Fit.pick(LOSSES, dice));
    }
  }

  private void recycle(Instant at) {
    cells
        .set(Column.NURTURED, at)
        .set(Column.NURTURE_UNTIL, at.plus(Duration.ofDays(31)))
        .set(Column.NURTURE_REASON, "Next budget round");
  }

  private void comeBack(Instant at) {
    var called = at.plus(minutes(10, 50));
    var accepted = called.plus(minutes(5, 65));
    cells
        .set(Column.DEMO_AGAIN, at)
        .set(Column.CALLED_AGAIN, called)
        .set(Column.ACCEPTED_AGAIN, accepted)
        .set(Column.TALKED_AGAIN, accepted.plus(Duration.ofHours(2)));
  }

  private Duration minutes(int from, int below) {
    return Duration.ofMinutes(from + dice.nextInt(below - from));
  }
}
