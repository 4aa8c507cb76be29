package dev.handoff.sla.clock;

import static java.util.Comparator.comparing;

import dev.handoff.contract.PublicHolidays;
import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
 *   <li>Overlapping windows count once.
 *   <li>Durations are real elapsed time. A day on which clocks change has 23 or 25 hours.
 *   <li>Opening and closing are local times, placed on the time line as {@code java.time} does: one
 *       that the clock change skips lies as much later as the clock jumped, one that it repeats is
 *       the earlier of the two. A window that is left with no time by this is closed that day.
 * </ul>
 */
public final class BusinessCalendar {
  /** Longer than any run of holidays: a calendar closed for so many days never opens. */
  private static final int LONGEST_REST_DAYS = 3_660;

  private static final int MINUTES_OF_A_DAY = 1_440;

  private final ZoneId zone;
  private final Map<DayOfWeek, List<Window>> hours;
  private final Predicate<LocalDate> closed;

  /** How many days before a date the window may have opened that is still open on it. */
  private final int reachDays;

  private BusinessCalendar(
      ZoneId zone, Map<DayOfWeek, List<Window>> hours, Predicate<LocalDate> closed) {
    this.zone = zone;
    this.hours = hours;
    this.closed = closed;
    int latest =
        hours.values().stream()
            .flatMap(List::stream)
            .mapToInt(Window::toMinute)
            .max()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "Expected a calendar with hours, but found one that is always closed"));
    // One day more than the windows ask for: a zone may skip a whole day.
    this.reachDays = latest / MINUTES_OF_A_DAY + 1;
  }

  /**
   * The calendar of a contract.
   *
   * @throws IllegalArgumentException if it has no window at all, or names a country or region whose
   *     holidays are not known
   */
  public static BusinessCalendar of(CalendarTerms terms) {
    Predicate<LocalDate> closed = terms.closed()::contains;
    String holidays = terms.holidays();
    if (holidays != null) {
      closed = closed.or(observedIn(holidays)::isOn);
    }
    return new BusinessCalendar(terms.zone(), terms.hours(), closed);
  }

  private static PublicHolidays observedIn(String place) {
    return PublicHolidays.of(place)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Expected the ISO 3166 code of a place with known holidays, but found " + place));
  }

  /**
   * The instant at which so much open time has passed. A deadline on closing time is closing time;
   * with no time to pass it is the next instant at which the business is open.
   *
   * @param start from when on time is counted; outside the hours, from the next opening
   * @param openTime how much, not negative
   * @throws IllegalStateException if the calendar does not open within ten years
   */
  public Instant plus(Instant start, Duration openTime) {
    if (openTime.isNegative()) {
      throw new IllegalArgumentException("Expected a duration, but found " + openTime);
    }
    Duration left = openTime;
    int restDays = 0;
    for (LocalDate day = dayOf(start); restDays <= LONGEST_REST_DAYS; day = day.plusDays(1)) {
      restDays++;
      for (OpenSpan span : openOn(day)) {
        OpenSpan rest = span.within(start, Instant.MAX);
        if (rest.isEmpty()) {
          continue;
        }
        if (left.compareTo(rest.length()) <= 0) {
          return rest.from().plus(left);
        }
        left = left.minus(rest.length());
        restDays = 0;
      }
    }
    throw new IllegalStateException(
        "Expected a calendar that opens within ten years of %s, but it does not".formatted(start));
  }

  /** How much open time lies between two instants; negative where the second is the earlier one. */
  public Duration between(Instant from, Instant to) {
    if (to.isBefore(from)) {
      return between(to, from).negated();
    }
    Duration sum = Duration.ZERO;
    for (LocalDate day = dayOf(from); startOf(day).isBefore(to); day = day.plusDays(1)) {
      for (OpenSpan span : openOn(day)) {
        OpenSpan counted = span.within(from, to);
        sum = counted.isEmpty() ? sum : sum.plus(counted.length());
      }
    }
    return sum;
  }

  /** The instant itself where it is open, else the next opening. */
  public Instant nextOpen(Instant at) {
    return plus(at, Duration.ZERO);
  }

  /** Whether the business is open at that instant. */
  public boolean isOpen(Instant at) {
    return nextOpen(at).equals(at);
  }

  /** The open time from this day's start to the next one's, without overlaps, in order. */
  private List<OpenSpan> openOn(LocalDate day) {
    Instant start = startOf(day);
    Instant end = startOf(day.plusDays(1));
    List<OpenSpan> spans = new ArrayList<>();
    for (int ago = reachDays; ago >= 0; ago--) {
      LocalDate opened = day.minusDays(ago);
      for (Window window : windowsOf(opened)) {
        spans.add(placed(window, opened).within(start, end));
      }
    }
    spans.removeIf(OpenSpan::isEmpty);
    spans.sort(comparing(OpenSpan::from));
    return OpenSpan.merged(spans);
  }

  private List<Window> windowsOf(LocalDate date) {
    List<Window> windows = hours.getOrDefault(date.getDayOfWeek(), List.of());
    return windows.isEmpty() || closed.test(date) ? List.of() : windows;
  }

  private OpenSpan placed(Window window, LocalDate opened) {
    LocalDateTime midnight = opened.atStartOfDay();
    return new OpenSpan(
        midnight.plusMinutes(window.fromMinute()).atZone(zone).toInstant(),
        midnight.plusMinutes(window.toMinute()).atZone(zone).toInstant());
  }

  private LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
