package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.Stretch.Kind.CLOSED;
import static dev.handoff.sla.clock.Stretch.Kind.HOLIDAY;
import static dev.handoff.sla.clock.Stretch.Kind.OPEN;
import static dev.handoff.sla.clock.Stretch.Kind.PAUSED;

import dev.handoff.contract.SlaTerms.CalendarTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts time only while a business is open. Immutable; every answer costs as many steps as days
 * lie between, never as many as hours.
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>A window is half-open: at the minute of its opening the business is open, at the minute of
 *       its closing it is closed. A deadline may still fall on closing time.
 *   <li>A window belongs to the date on which it opens, even where it reaches past midnight. A
 *       closed date or public holiday opens no window; one that opened the evening before runs on.
 *   <li>Special hours of a date hold instead of whatever else would hold on it, be it a holiday.
 *   <li>Overlapping windows count once.
 *   <li>Durations are real elapsed time. A day on which clocks change has 23 or 25 hours.
 *   <li>Opening and closing are local times, placed on the time line as {@code java.time} does: one
 *       that the clock change skips lies as much later as the clock jumped, one that it repeats is
 *       the earlier of the two. A window that is left with no time by this is closed that day.
 * </ul>
 */
public final class BusinessCalendar {
  /** Further than anybody waits for anything: a calendar that makes one wait longer never opens. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(36_600);

  private final OpeningHours hours;

  private BusinessCalendar(OpeningHours hours) {
    this.hours = hours;
  }

  /**
   * The calendar of a contract.
   *
   * @throws IllegalArgumentException if no day of the week is open, or if it names a country or
   *     region whose holidays are not known
   */
  public static BusinessCalendar of(CalendarTerms terms) {
    return new BusinessCalendar(new OpeningHours(terms));
  }

  /** The same without a pause. */
  public Instant plus(Instant start, Duration openTime) {
    return plus(start, openTime, Pauses.NONE);
  }

  /**
   * The instant at which so much open time has passed. A deadline on closing time, or on the
   * beginning of a pause, is that instant; with no time to pass it is the next instant at which
   * time counts.
   *
   * @param start from when on time is counted; outside the hours, from the next opening
   * @param openTime how much, not negative
   * @throws IllegalStateException if it does not come within a hundred years
   */
  public Instant plus(Instant start, Duration openTime, Pauses pauses) {
    return plus(start, openTime, pauses, start.plus(LONGEST_WAIT))
        .orElseThrow(() ->
            new IllegalStateException(
                "Expected a calendar that is open for %s within a hundred years of %s, but it is not"
                    .formatted(openTime, start)));
  }

  /**
   * The same, if it comes before the horizon.
   *
   * @param horizon how far to look; each day until there costs a step
   */
  public Optional<Instant> plus(Instant start, Duration openTime, Pauses pauses, Instant horizon) {
    if (openTime.isNegative()) {
      throw new IllegalArgumentException("Expected a duration, but found " + openTime);
    }
    Duration left = openTime;
    for (LocalDate day : daysOf(start, horizon)) {
      for (Span counted : countedOn(day, new Span(start, horizon), pauses)) {
        if (left.compareTo(counted.length()) <= 0) {
          return Optional.of(counted.from().plus(left));
        }
        left = left.minus(counted.length());
      }
    }
    return Optional.empty();
  }

  /** The same without a pause. */
  public Duration between(Instant from, Instant to) {
    return between(from, to, Pauses.NONE);
  }

  /** How much open time lies between two instants; negative where the second is the earlier one. */
  public Duration between(Instant from, Instant to, Pauses pauses) {
    if (to.isBefore(from)) {
      return between(to, from, pauses).negated();
    }
    Duration sum = Duration.ZERO;
    for (LocalDate day : daysOf(from, to)) {
      for (Span counted : countedOn(day, new Span(from, to), pauses)) {
        sum = sum.plus(counted.length());
      }
    }
    return sum;
  }

  /**
   * Every moment from one instant to another, with why it counts or does not. In order, without
   * gaps; of two neighbours the kinds differ. The open ones together are what lies {@linkplain
   * #between between} the two.
   *
   * @param to after {@code from}; else there is nothing to tell
   */
  public List<Stretch> stretches(Instant from, Instant to, Pauses pauses) {
    List<Stretch> stretches = new ArrayList<>();
    for (LocalDate day : daysOf(from, to)) {
      for (Stretch stretch : hoursOf(day)) {
        Span asked = stretch.span().within(from, to);
        pauses.outOf(asked).forEach(span -> stretches.add(Stretch.of(span, stretch.kind())));
        pauses.in(asked).forEach(span -> stretches.add(Stretch.of(span, PAUSED)));
      }
    }
    return Stretch.seamless(stretches);
  }

  /** The instant itself where it is open, else the next opening. */
  public Instant nextOpen(Instant at) {
    return plus(at, Duration.ZERO);
  }

  /** Whether the business is open at that instant. */
  public boolean isOpen(Instant at) {
    return hours.openOn(hours.dayOf(at)).stream()
        .anyMatch(span -> !at.isBefore(span.from()) && at.isBefore(span.to()));
  }

  private List<Span> countedOn(LocalDate day, Span asked, Pauses pauses) {
    return hours.openOn(day).stream()
        .map(open -> open.within(asked.from(), asked.to()))
        .flatMap(open -> pauses.outOf(open).stream())
        .toList();
  }

  /** The whole day, told apart by its hours alone; some stretches may be empty. */
  private List<Stretch> hoursOf(LocalDate day) {
    Span whole = hours.wholeOf(day);
    Stretch.Kind otherwise = hours.isHoliday(day) ? HOLIDAY : CLOSED;
    List<Stretch> stretches = new ArrayList<>();
    Instant from = whole.from();
    for (Span open : hours.openOn(day)) {
      stretches.add(new Stretch(from, open.from(), otherwise));
      stretches.add(Stretch.of(open, OPEN));
      from = open.to();
    }
    stretches.add(new Stretch(from, whole.to(), otherwise));
    return stretches;
  }

  /** The days that a stretch of time touches. */
  private Iterable<LocalDate> daysOf(Instant from, Instant to) {
    return () ->
        Stream.iterate(
                hours.dayOf(from), day -> hours.startOf(day).isBefore(to), day -> day.plusDays(1))
            .iterator();
  }
}
