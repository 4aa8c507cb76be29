package dev.handoff.sla.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * A week, a month or a quarter, in UTC; weeks begin on Monday.
 *
 * @param length how long it is
 * @param from its first day
 */
public record Period(Length length, LocalDate from) {

  /** How long a period is. */
  public enum Length {
    WEEK,
    MONTH,
    QUARTER;

    /**
     * @param word as the contract writes it
     */
    static Length named(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    private LocalDate begin(LocalDate day) {
      return switch (this) {
        case WEEK -> day.with(ChronoField.DAY_OF_WEEK, 1);
        case MONTH -> day.withDayOfMonth(1);
        case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      };
    }

    private LocalDate after(LocalDate begin) {
      return switch (this) {
        case WEEK -> begin.plusWeeks(1);
        case MONTH -> begin.plusMonths(1);
        case QUARTER -> begin.plusMonths(3);
      };
    }
  }

  /** The one that an instant lies in. */
  static Period of(Length length, Instant at) {
    return new Period(length, length.begin(Days.of(at)));
  }

  /** The last one that was over at an instant. */
  static Period lastBefore(Length length, Instant at) {
    return new Period(length, length.begin(of(length, at).from.minusDays(1)));
  }

  /** The day after its last. */
  public LocalDate to() {
    return length.after(from);
  }

  Period next() {
    return new Period(length, to());
  }

  Days days() {
    return new Days(from, to());
  }

  Instant start() {
    return Days.start(from);
  }

  /** The instant at which it is over; it is no longer part of it. */
  public Instant end() {
    return Days.start(to());
  }

  /** As {@code 2026-W10}, {@code 2026-03} or {@code 2026-Q1}. */
  @Override
  public String toString() {
    return switch (length) {
      case WEEK ->
          "%d-W%02d"
              .formatted(
                  from.get(IsoFields.WEEK_BASED_YEAR), from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> "%d-%02d".formatted(from.getYear(), from.getMonthValue());
      case QUARTER -> "%d-Q%d".formatted(from.getYear(), from.get(IsoFields.QUARTER_OF_YEAR));
    };
  }
}
