package dev.handoff.sla.clock;

import static java.util.stream.Collectors.toMap;

import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Calendars as tests write them: {@code calendar("Europe/Berlin", "09:00-17:00")}. */
public final class Hours {
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private Hours() {}

  /** Open at any time. */
  public static CalendarTerms always() {
    return on(EnumSet.allOf(DayOfWeek.class), "UTC", "00:00-24:00");
  }

  public static CalendarTerms weekdays(String zone, String... windows) {
    return on(WEEKDAYS, zone, windows);
  }

  static CalendarTerms everyDay(String zone, String... windows) {
    return on(EnumSet.allOf(DayOfWeek.class), zone, windows);
  }

  static CalendarTerms on(Set<DayOfWeek> days, String zone, String... windows) {
    List<Window> hours = Arrays.stream(windows).map(Hours::window).toList();
    Map<DayOfWeek, List<Window>> byDay = days.stream().collect(toMap(day -> day, _ -> hours));
    return new CalendarTerms(ZoneId.of(zone), byDay, null, Set.of(), Map.of());
  }

  static CalendarTerms withHolidaysOf(String code, CalendarTerms terms) {
    return new CalendarTerms(terms.zone(), terms.hours(), code, terms.closed(), terms.special());
  }

  static CalendarTerms closedOn(CalendarTerms terms, String... dates) {
    Set<LocalDate> closed = Arrays.stream(dates).map(LocalDate::parse).collect(Collectors.toSet());
    return new CalendarTerms(
        terms.zone(), terms.hours(), terms.holidays(), closed, terms.special());
  }

  /** With no window, the date is closed. */
  static CalendarTerms specialOn(String date, CalendarTerms terms, String... windows) {
    Map<LocalDate, List<Window>> special = new HashMap<>(terms.special());
    special.put(LocalDate.parse(date), Arrays.stream(windows).map(Hours::window).toList());
    return new CalendarTerms(
        terms.zone(), terms.hours(), terms.holidays(), terms.closed(), Map.copyOf(special));
  }

  private static Window window(String text) {
    String[] ends = text.split("-");
    int from = minute(ends[0]);
    int to = minute(ends[1]);
    return new Window(from, to > from ? to : to + 1_440);
  }

  private static int minute(String time) {
    return time.equals("24:00") ? 1_440 : LocalTime.parse(time).toSecondOfDay() / 60;
  }
}
