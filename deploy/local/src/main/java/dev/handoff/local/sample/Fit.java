package dev.handoff.local.sample;

import java.util.List;
import java.util.Random;

/** How well a lead matches the default contract's ideal customer. */
enum Fit {
  /** All that the contract asks for. */
  MET,
  /** One thing is known to be wrong. */
  BELOW,
  /** One thing is not known. */
  UNKNOWN;

  private static final List<String> INDUSTRIES =
      List.of("Software", "SaaS", "FinTech", "Health Care");
  private static final List<String> COUNTRIES =
      List.of("United States", "USA", "U.S.", "Canada", "United Kingdom", "UK", "Germany");
  private static final List<String> RANKS = List.of("Manager", "Director", "VP", "C-Level");

  static Fit any(Random dice) {
    var number = dice.nextInt(100);
    return number < 45 ? MET : number < 80 ? BELOW : UNKNOWN;
  }

  /** Writes a company and a rank that make the lead this. */
  void write(Cells cells, Random dice) {
    var employees = 50 + dice.nextInt(451);
    // What people type: plain, with a separator, with blanks around it.
    cells.set(Column.EMPLOYEES, dice.nextInt(6) == 0 ? " " + employees + " " : "" + employees);
    cells.set(Column.INDUSTRY, pick(INDUSTRIES, dice));
    cells.set(Column.COUNTRY, pick(COUNTRIES, dice));
    cells.set(Column.SENIORITY, pick(RANKS, dice));
    switch (this) {
      case MET -> {}
      case BELOW -> spoil(cells, dice);
      case UNKNOWN -> blur(cells, dice);
    }
  }

  private static void spoil(Cells cells, Random dice) {
    switch (dice.nextInt(5)) {
      case 0 -> cells.set(Column.EMPLOYEES, 1 + dice.nextInt(49));
      case 1 -> cells.set(Column.EMPLOYEES, "%,d".formatted(1000 + dice.nextInt(40_000)));
      case 2 -> cells.set(Column.INDUSTRY, pick(List.of("Retail", "Manufacturing"), dice));
      case 3 -> cells.set(Column.COUNTRY, pick(List.of("France", "India", "Brazil"), dice));
      default -> cells.set(Column.SENIORITY, "Individual Contributor");
    }
  }

  private static void blur(Cells cells, Random dice) {
    switch (dice.nextInt(4)) {
      case 0 -> cells.set(Column.EMPLOYEES, pick(List.of("", "n/a", "51-200"), dice));
      case 1 -> cells.set(Column.INDUSTRY, pick(List.of("", "n/a"), dice));
      case 2 -> cells.set(Column.COUNTRY, "");
      default -> cells.set(Column.SENIORITY, pick(List.of("", "n/a"), dice));
    }
  }

  static String pick(List<String> words, Random dice) {
    return words.get(dice.nextInt(words.size()));
  }
}
