package dev.handoff.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What sales did with an MQL, and what must come of it. */
enum Sequel {
  QUALIFIED(3, 0, EnumSet.noneOf(Promise.class)),
  /** Called sales qualified without a word on the budget. */
  UNPROVEN(2, 1, EnumSet.noneOf(Promise.class)),
  ACCEPTED(2, 0, EnumSet.noneOf(Promise.class)),
  /** Accepted, and then once more by a colleague. */
  ACCEPTED_TWICE(2, 1, EnumSet.noneOf(Promise.class)),
  REJECTED(2, 0, EnumSet.noneOf(Promise.class)),
  /** Rejected as “not interested”, which is no reason: so it still waits for an answer. */
  SHRUGGED_OFF(1, 1, EnumSet.of(Promise.ACCEPTANCE)),
  LATE(2, 0, EnumSet.allOf(Promise.class)),
  IGNORED(0, 0, EnumSet.allOf(Promise.class)),
  /** Came in just now: nobody can have done anything yet. */
  OPEN(0, 0, EnumSet.noneOf(Promise.class));

  /** The promises that the sample keeps or breaks; the names are the contract's. */
  enum Promise {
    FIRST_TOUCH("first-touch"),
    ACCEPTANCE("acceptance");

    private final String title;

    Promise(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static final List<String> REPS = List.of("Dana", "Alex", "Robin", "Sam");

  private static final List<String> REASONS =
      List.of("bad_fit", "evaluated_before", "incorrect_contact");

  private final int carriedOut;
  private final int refused;
  private final Set<Promise> broken;

  Sequel(int carriedOut, int refused, Set<Promise> broken) {
    this.carriedOut = carriedOut;
    this.refused = refused;
    this.broken = broken;
  }

  static Sequel any(Random dice) {
    var number = dice.nextInt(100);
    if (number < 25) {
      return QUALIFIED;
    }
    return number < 33
        ? UNPROVEN
        : number < 50
            ? ACCEPTED
            : number < 55
                ? ACCEPTED_TWICE
                : number < 67
                    ? REJECTED
                    : number < 71 ? SHRUGGED_OFF : number < 84 ? LATE : IGNORED;
  }

  /** Commands that must be carried out. */
  int carriedOut() {
    return carriedOut;
  }

  /** Commands that must be refused. */
  int refused() {
    return refused;
  }

  /** Promises that must end up broken. */
  Set<Promise> broken() {
    return broken;
  }

  /** Writes what sales did with a lead that became an MQL then. */
  void write(Cells cells, Instant raised, Random dice) {
    var rep = REPS.get(dice.nextInt(REPS.size()));
    if (this == IGNORED || this == OPEN) {
      return;
    }
    // Within the hour, which is in time for every class; or a week later, which is for none.
    var wait = this == LATE ? Duration.ofDays(7) : Duration.ofMinutes(10 + dice.nextInt(40));
    var called = raised.plus(wait);
    var decided = called.plus(Duration.ofMinutes(5 + dice.nextInt(60)));
    cells.set(Column.OWNER, rep).set(Column.FIRST_CALL, called);
    switch (this) {
      case QUALIFIED, UNPROVEN -> {
        cells.set(Column.ACCEPTED, decided);
        qualify(cells, decided.plus(Duration.ofDays(1)), this == QUALIFIED, dice);
      }
      case ACCEPTED, ACCEPTED_TWICE, LATE -> cells.set(Column.ACCEPTED, decided);
      case REJECTED ->
          cells.set(Column.REJECTED, decided).set(Column.REJECT_REASON, Fit.pick(REASONS, dice));
      case SHRUGGED_OFF ->
          cells.set(Column.REJECTED, decided).set(Column.REJECT_REASON, "not interested");
      case IGNORED, OPEN -> {}
    }
  }

  private static void qualify(Cells cells, Instant at, boolean proven, Random dice) {
    cells
        .set(Column.QUALIFIED, at)
        .set(Column.NEED, "Replaces spreadsheets, \"nobody trusts them\"")
        .set(Column.AUTHORITY, "Signs up to 50k; above that, the CFO")
        .set(Column.TIMELINE, "Wants to decide this quarter")
        .set(Column.BUDGET, proven ? "Set aside for this year" : "")
        .set(Column.DECISION_BY, at.plus(Duration.ofDays(20 + dice.nextInt(60))))
        .set(Column.OPPORTUNITY, "OPP-" + (1000 + dice.nextInt(9000)));
  }
}
