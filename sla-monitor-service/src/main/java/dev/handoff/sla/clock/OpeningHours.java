package dev.handoff.sla.clock;

import static java.util.Comparator.comparing;

import dev.handoff.contract.PublicHolidays;
import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which time of a day is open: where the windows of a calendar lie on the time line. Immutable. */
final class OpeningHours {
  private static final int MINUTES_OF_A_DAY = 1_440;

  private final CalendarTerms terms;
  private final ZoneId zone;
  private final Predicate<LocalDate> closed;

  /** How many days before a date the window may have opened that is still open on it. */
  private final int reachDays;

  /**
   * @throws IllegalArgumentException if no day of the week is open, or if holidays are named that
   *     are not known
   */
  OpeningHours(CalendarTerms terms) {
    if (terms.hours().values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "Expected a calendar with hours, but found one that is always closed");
    }
    this.terms = terms;
    this.zone = terms.zone();
    String place = terms.holidays();
    Predicate<LocalDate> dates = terms.closed()::contains;
    this.closed = place == null ? dates : dates.or(observedIn(place)::isOn);
    int latest =
        Stream.concat(terms.hours().values().stream(), terms.special().values().stream())
            .flatMap(List::stream)
            .mapToInt(Window::toMinute)
            .max()
            .orElseThrow();
    // One day more than the windows ask for: a zone may skip a whole day.
    this.reachDays = latest / MINUTES_OF_A_DAY + 1;
  }

  private static PublicHolidays observedIn(String place) {
    return PublicHolidays.of(place)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Expected the ISO 3166 code of a place with known holidays, but found " + place));
  }

  LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** From this day's start to the next one's; empty where the zone skips the day. */
  Span wholeOf(LocalDate day) {
    return new Span(startOf(day), startOf(day.plusDays(1)));
  }

  /** Whether it has no hours of its own since it is a public holiday or otherwise closed. */
  boolean isHoliday(LocalDate date) {
    return !terms.special().containsKey(date) && closed.test(date);
  }

  /** The open time of a whole day, without overlaps, in order. */
  List<Span> openOn(LocalDate day) {
    Span whole = wholeOf(day);
    List<Span> spans = new ArrayList<>();
    for (int ago = reachDays; ago >= 0; ago--) {
      LocalDate opened = day.minusDays(ago);
      for (Window window : windowsOf(opened)) {
        spans.add(placed(window, opened).within(whole.from(), whole.to()));
      }
    }
    spans.removeIf(Span::isEmpty);
    spans.sort(comparing(Span::from));
    return Span.merged(spans);
  }

  private List<Window> windowsOf(LocalDate date) {
    List<Window> special = terms.special().get(date);
    if (special != null) {
      return special;
    }
    List<Window> windows = terms.hours().getOrDefault(date.getDayOfWeek(), List.of());
    return windows.isEmpty() || closed.test(date) ? List.of() : windows;
  }

  private Span placed(Window window, LocalDate opened) {
    LocalDateTime midnight = opened.atStartOfDay();
    return new Span(
        midnight.plusMinutes(window.fromMinute()).atZone(zone).toInstant(),
        midnight.plusMinutes(window.toMinute()).atZone(zone).toInstant());
  }
}
