package dev.handoff.lifecycle.ledger;

/** Text on its way into PostgreSQL. */
final class Text {
  private Text() {}

  /** PostgreSQL stores every character but one. */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }
}
