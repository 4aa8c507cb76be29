package dev.handoff.local.sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What sales did with an MQL, and what must come of it. */
enum Sequel {
  QUALIFIED(10, 4, 0, EnumSet.noneOf(Promise.class)),
  WON(8, 6, 0, EnumSet.noneOf(Promise.class)),
  LOST(6, 6, 0, EnumSet.noneOf(Promise.class)),
  /** Called sales qualified without a word on the budget. */
  UNPROVEN(6, 3, 1, EnumSet.noneOf(Promise.class)),
  /** Called sales qualified before anybody had talked to it. */
  TOO_SOON(4, 3, 1, EnumSet.noneOf(Promise.class)),
  ACCEPTED(8, 3, 0, EnumSet.noneOf(Promise.class)),
  /** Accepted, and then once more by a colleague. */
  ACCEPTED_TWICE(5, 3, 1, EnumSet.noneOf(Promise.class)),
  DISQUALIFIED(8, 4, 0, EnumSet.noneOf(Promise.class)),
  /** Sent back to nurture. */
  RECYCLED(7, 4, 0, EnumSet.noneOf(Promise.class)),
  /** Sent back to nurture; came back by itself and was accepted again, as its second cycle. */
  RETURNED(5, 7, 0, EnumSet.noneOf(Promise.class)),
  REJECTED(9, 2, 0, EnumSet.noneOf(Promise.class)),
  /** Rejected as “not interested”, which is no reason: so it still waits for an answer. */
  SHRUGGED_OFF(4, 1, 1, EnumSet.of(Promise.ACCEPTANCE)),
  LATE(8, 3, 0, EnumSet.allOf(Promise.class)),
  IGNORED(12, 0, 0, EnumSet.allOf(Promise.class)),
  /** Came in just now: nobody can have done anything yet. */
  OPEN(0, 0, 0, EnumSet.noneOf(Promise.class));

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

  private final int weight;
  private final int carriedOut;
  private final int refused;
  private final Set<Promise> broken;

  Sequel(int weight, int carriedOut, int refused, Set<Promise> broken) {
    this.weight = weight;
    this.carriedOut = carriedOut;
    this.refused = refused;
    this.broken = broken;
  }

  static Sequel any(Random dice) {
    var number = dice.nextInt(100);
    for (var sequel : values()) {
      number -= sequel.weight;
      if (number < 0) {
        return sequel;
      }
    }
    throw new AssertionError("the weights are a hundred together");
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

  /** How often it must be handed over. */
  int cycles() {
    return this == RETURNED ? 2 : 1;
  }
}
