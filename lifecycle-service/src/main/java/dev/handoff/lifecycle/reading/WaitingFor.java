package dev.handoff.lifecycle.reading;

import java.util.Arrays;
import java.util.Optional;

/** What a lead in the queue waits for: the next thing that sales owes it. */
enum WaitingFor {
  /** An MQL: a rep takes it, or refuses it with a reason. */
  ACCEPTANCE("acceptance"),
  /** An accepted lead that nobody has tried to reach yet. */
  FIRST_TOUCH("first-touch"),
  /** An accepted lead that was touched, and not talked to yet. */
  DISCOVERY("discovery");

  private final String word;

  WaitingFor(String word) {
    this.word = word;
  }

  static Optional<WaitingFor> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** As the contract and the ledger call it. */
  @Override
  public String toString() {
    return word;
  }
}
