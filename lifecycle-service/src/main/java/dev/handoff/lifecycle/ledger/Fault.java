package dev.handoff.lifecycle.ledger;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Whose fault it is that something was not written. */
final class Fault {
  /** Bad data, a broken constraint, and a limit that the value exceeds, such as an index's. */
  private static final Set<String> OF_A_VALUE = Set.of("22", "23", "54");

  private Fault() {}

  /** Whether a record's values are to blame, with which it fails for ever; all else passes. */
  static boolean isOfTheRecord(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull)
        .findFirst()
        .filter(state -> OF_A_VALUE.stream().anyMatch(state::startsWith))
        .isPresent();
  }
}
