package dev.handoff.contract;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The public holidays of a country or region, on the day on which they are observed: where a law
 * moves a holiday off the weekend, the day that it is moved to. Safe for any number of threads.
 */
public final class PublicHolidays {
  private final HolidayManager country;
  private final String[] region;

  // Working out a year's holidays parses nothing but costs a millisecond; the answer never changes.
  private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

  private PublicHolidays(HolidayManager country, String[] region) {
    this.country = country;
    this.region = region;
  }

  /**
   * @param code ISO 3166 code of a country, {@code US}, or of a region, {@code DE-BY}
   * @return empty if no holidays are known for it
   */
  public static Optional<PublicHolidays> of(String code) {
    String[] parts = code.toLowerCase(Locale.ROOT).split("-", -1);
    if (!HolidayManager.getSupportedCalendarCodes().contains(parts[0].toUpperCase(Locale.ROOT))) {
      return Optional.empty();
    }
    HolidayManager country = holidaysOf(parts[0]);
    String[] region = Arrays.copyOfRange(parts, 1, parts.length);
    CalendarHierarchy place = country.getCalendarHierarchy();
    for (String part : region) {
      place = place.getChildren().get(part);
      if (place == null) {
        return Optional.empty();
      }
    }
    return Optional.of(new PublicHolidays(country, region));
  }

  // The library looks for its parts with the thread's class loader, which may not see this jar's.
  private static HolidayManager holidaysOf(String country) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(HolidayManager.class.getClassLoader());
    try {
      return HolidayManager.getInstance(ManagerParameters.create(country));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Whether a public holiday is observed on this date. */
  public boolean isOn(LocalDate date) {
    // A New Year's Day that falls on a Saturday is observed in the year before its own.
    return IntStream.rangeClosed(date.getYear() - 1, date.getYear() + 1)
        .anyMatch(year -> byYear.computeIfAbsent(year, this::observedIn).contains(date));
  }

  private Set<LocalDate> observedIn(int year) {
    return country.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, region).stream()
        .map(Holiday::getDate)
        .collect(toUnmodifiableSet());
  }
}
