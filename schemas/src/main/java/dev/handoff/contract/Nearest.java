package dev.handoff.contract;

import static java.util.Comparator.comparingInt;

import java.util.Collection;

/** Guesses which known word a mistyped one was meant to be. */
final class Nearest {

  private Nearest() {}

  /** “; did you mean half-life?”, or the known words where none is near. */
  static String hint(String word, Collection<String> known) {
    return known.stream()
        .min(comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= candidate.length() / 3)
        .map(candidate -> "; did you mean " + candidate + "?")
        .orElse("; known here: " + String.join(", ", known));
  }

  /** Letters to insert, remove or replace; words far too long are simply far. */
  private static int distance(String a, String b) {
    if (a.length() > 100) {
      return a.length();
    }
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
