package dev.handoff.lifecycle.reading;

import java.util.Locale;

/** The ledger's words as people read them: {@code CALLED_OFF} is called-off. */
final class Words {
  private Words() {}

  static String of(String symbol) {
    return symbol.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The language says that a promise is breached; of its clock the ledger says that it is broken.
   */
  static String ofClock(String state) {
    return state.equals("BROKEN") ? "breached" : of(state);
  }
}
