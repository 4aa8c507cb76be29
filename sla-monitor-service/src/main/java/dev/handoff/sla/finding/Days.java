package dev.handoff.sla.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Some whole days, in UTC.
 *
 * @param from the first one
 * @param to the one after the last
 */
public record Days(LocalDate from, LocalDate to) {

  static LocalDate of(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** As “2026-03-01 to 2026-03-31”. */
  @Override
  public String toString() {
    return from + " to " + to.minusDays(1);
  }
}
