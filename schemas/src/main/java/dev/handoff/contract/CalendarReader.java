package dev.handoff.contract;

import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.StringNode;

/** Reads when time counts. */
public final class CalendarReader {

  private static final int DAY = 24 * 60;

  /** Each costs a look on every day that a promise crosses. */
  private static final int MOST_WINDOWS_OF_A_DAY = 24;

  /** As many as there may be closed ones. */
  private static final int MOST_SPECIAL_DATES = 500;

  private static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values())
          .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
          .toList();
  private static final Pattern WINDOW = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
  private static final Pattern REGION = Pattern.compile("([A-Z]{2})(-[A-Z0-9]{1,3})?");

  private static final Format<Window> HOURS =
      Format.text(
          "open hours such as \"09:00-17:30\", \"00:00-24:00\" or, past midnight, \"22:00-06:00\"",
          new Window(0, DAY),
          CalendarReader::window);

  private static final Format<String> HOLIDAYS =
      Format.text(
          "the ISO 3166 code of a country or region whose holidays are known, such as US or DE-BY",
          "",
          text ->
              REGION.matcher(text).matches()
                  ? PublicHolidays.of(text).map(_ -> text)
                  : Optional.empty());

  private CalendarReader() {}

  static Map<String, CalendarTerms> calendars(Node section) {
    var calendars = new LinkedHashMap<String, CalendarTerms>();
    section
        .entries("calendars by name")
        .forEach((name, node) -> calendars.put(name, calendar(node)));
    return Collections.unmodifiableMap(calendars);
  }

  /** One calendar: its problems are noted, and with a problem it is worth nothing. */
  public static CalendarTerms calendar(Node member) {
    var node = member.mapping("zone", "hours", "holidays", "closed", "special");
    var closed = new LinkedHashSet<LocalDate>();
    node.list("closed").forEach(date -> closed.add(date.as(Format.DATE)));
    return new CalendarTerms(
        node.need("zone", Format.ZONE),
        hours(node.need("hours")),
        node.find("holidays", HOLIDAYS),
        Collections.unmodifiableSet(closed),
        special(node.at("special")));
  }

  private static Map<DayOfWeek, List<Window>> hours(Node node) {
    var hours = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
    node.entries("open hours by day, such as mon-fri: [\"09:00-17:00\"]")
        .forEach((days, place) -> {
          var windows = windows(place);
          for (var day : days(days, place)) {
            if (hours.put(day, windows) != null) {
              place.refuse("expected each day once, but " + name(day) + " has hours already");
            }
          }
        });
    if (!node.value().isMissingNode() && node.problems().noneUnder(node.path())) {
      checkOpenTimes(node, hours);
    }
    return Collections.unmodifiableMap(hours);
  }

  private static Map<LocalDate, List<Window>> special(Node node) {
    var special = new LinkedHashMap<LocalDate, List<Window>>();
    if (node.value().size() > MOST_SPECIAL_DATES) {
      node.refuse(
          "expected at most %,d dates, but found %,d"
              .formatted(MOST_SPECIAL_DATES, node.value().size()));
      return special;
    }
    node.entries("open hours by date, such as 2026-12-24: [\"09:00-12:00\"]")
        .forEach((date, place) -> {
          var windows = windows(place);
          if (place.problems().noneUnder(place.path())) {
            checkNoOverlap(place, windows);
          }
          var key = new Node(place.path(), StringNode.valueOf(date), place.problems());
          key.read(Format.DATE).ifPresent(day -> special.put(day, windows));
        });
    return Collections.unmodifiableMap(special);
  }

  private static List<Window> windows(Node list) {
    return list.members(MOST_WINDOWS_OF_A_DAY).stream()
        .map(each -> each.as(HOURS))
        .sorted(Comparator.comparingInt(Window::fromMinute))
        .toList();
  }

  private static void checkOpenTimes(Node node, Map<DayOfWeek, List<Window>> hours) {
    var week = new ArrayList<Window>();
    hours.forEach((day, windows) ->
        windows.forEach(window ->
            week.add(
                new Window(
                    day.ordinal() * DAY + window.fromMinute(),
                    day.ordinal() * DAY + window.toMinute()))));
    if (week.isEmpty()) {
      node.refuse(
          "expected some open hours, but the calendar is never open: no promise on it would ever"
              + " fall due");
      return;
    }
    var nextWeek = new Window(week.getFirst().fromMinute() + 7 * DAY, 8 * DAY);
    week.add(nextWeek); // Sunday night may reach into Monday
    for (int i = 1; i < week.size(); i++) {
      if (overlap(week.get(i - 1), week.get(i))) {
        var day = DayOfWeek.of(week.get(i - 1).fromMinute() / DAY + 1);
        node.refuse(
            "expected open hours that do not overlap, but those of "
                + name(day)
                + " reach into the next");
      }
    }
  }

  /** Within the date; what a window of the evening before reaches into counts once. */
  private static void checkNoOverlap(Node node, List<Window> windows) {
    for (int i = 1; i < windows.size(); i++) {
      if (overlap(windows.get(i - 1), windows.get(i))) {
        node.refuse("expected open hours that do not overlap, but these do");
        return;
      }
    }
  }

  private static boolean overlap(Window one, Window next) {
    return next.fromMinute() < one.toMinute();
  }

  /** {@code mon}, {@code mon-fri}, or over the week's end, {@code sat-mon}. */
  private static List<DayOfWeek> days(String text, Node node) {
    var ends = Arrays.stream(text.split("-", 2)).map(DAYS::indexOf).toList();
    if (ends.contains(-1)) {
      node.refuse(
          "expected a day or days such as mon, mon-fri or sat-sun, but found '" + text + "'");
      return List.of();
    }
    var days = new ArrayList<DayOfWeek>();
    var last = DayOfWeek.of(ends.getLast() + 1);
    for (var day = DayOfWeek.of(ends.getFirst() + 1); ; day = day.plus(1)) {
      days.add(day);
      if (day == last) {
        return days;
      }
    }
  }

  private static Optional<Window> window(String text) {
    var parts = WINDOW.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int from = minute(parts.group(1), parts.group(2));
    int to = minute(parts.group(3), parts.group(4));
    return from < 0 || from == DAY || to < 0 || from == to
        ? Optional.empty()
        : Optional.of(new Window(from, to > from ? to : to + DAY));
  }

  /** Minute of the day, up to 24:00; below 0 for what is no time. */
  private static int minute(String hours, String minutes) {
    int minute = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    return Integer.parseInt(minutes) < 60 && minute <= DAY ? minute : -1;
  }

  private static String name(DayOfWeek day) {
    return DAYS.get(day.ordinal());
  }
}
