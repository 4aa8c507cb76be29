package dev.handoff.bench;

/**
 * What is going on, on standard error: in one line that is written over where that is a terminal,
 * else line by line.
 */
final class Progress {
  private final boolean lively = Boolean.getBoolean("handoff.err.terminal");

  void say(String sentence) {
    if (lively) {
      System.err.print("\r\u001b[K  " + sentence);
      System.err.flush();
    } else {
      System.err.println(sentence);
    }
  }

  /** Leaves no half line behind. */
  void done() {
    if (lively) {
      System.err.print("\r\u001b[K");
      System.err.flush();
    }
  }
}
