package dev.handoff.lifecycle.changes;

import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the log of changes: of a change, or between two of them. Whoever is at a place knows
 * everything up to it. As text {@code GENERATION-TRANSACTION-NUMBER}, such as {@code
 * 1767225600-741-12}.
 *
 * @param generation which log it is of; a ledger that is built anew begins another
 * @param transaction the transaction of the database that wrote it
 * @param number of the change, which grows within a transaction; 0 for the place before the first
 */
public record ChangeId(long generation, long transaction, long number)
    implements Comparable<ChangeId> {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");
  private static final Comparator<ChangeId> ORDER =
      comparingLong(ChangeId::generation)
          .thenComparingLong(ChangeId::transaction)
          .thenComparingLong(ChangeId::number);

  /** Reads it from text; empty for what is none. */
  static Optional<ChangeId> parse(String text) {
    var parts = TEXT.matcher(text.strip());
    return parts.matches()
        ? Optional.of(
            new ChangeId(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  boolean isBefore(ChangeId other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(ChangeId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return generation + "-" + transaction + "-" + number;
  }
}
