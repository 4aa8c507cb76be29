package dev.handoff.contract;

import static java.util.stream.Collectors.joining;

import dev.handoff.contract.SlaTerms.Window;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of a contract as a sentence says them: different values in different words. */
final class InWords {

  private static final int DAY = 24 * 60;

  private InWords() {}

  static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  static String points(double points) {
    return number(points) + (Math.abs(points) == 1 ? " point" : " points");
  }

  static String count(int number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  static String share(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  /** “36 hours” is “1 day 12 hours”; parts of a second are left as ISO 8601 has them. */
  static String duration(Duration duration) {
    if (duration.isZero()) {
      return "no time";
    }
    if (duration.getNano() != 0) {
      return duration.toString();
    }
    var parts = new ArrayList<String>();
    add(parts, (int) duration.toDays(), "day");
    add(parts, duration.toHoursPart(), "hour");
    add(parts, duration.toMinutesPart(), "minute");
    add(parts, duration.toSecondsPart(), "second");
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, int number, String unit) {
    if (number > 0) {
      parts.add(count(number, unit));
    }
  }

  static @Nullable String durationOrNone(@Nullable Duration duration) {
    return duration == null ? null : duration(duration);
  }

  /** Null for what always holds. */
  static @Nullable String condition(Condition when) {
    return when.equals(Condition.ALWAYS) ? null : "“" + when.source().replace("\n", "\\n") + "”";
  }

  static String list(Collection<String> words) {
    return String.join(", ", words);
  }

  static @Nullable String listOrNone(Collection<String> words) {
    return words.isEmpty() ? null : list(words);
  }

  /** Neighbouring days with the same hours together, such as “mon-fri 09:00-17:30”. */
  static String hours(Map<DayOfWeek, List<Window>> hours) {
    var week = new ArrayList<String>();
    for (var first = 0; first < 7; ) {
      var windows = hours.get(DayOfWeek.of(first + 1));
      var next = first + 1;
      while (next < 7 && windows != null && windows.equals(hours.get(DayOfWeek.of(next + 1)))) {
        next++;
      }
      if (windows != null) {
        week.add(days(first, next - 1) + " " + windows(windows));
      }
      first = next;
    }
    return String.join(", ", week);
  }

  /** Each date with its hours, such as “2026-12-24 09:00-12:00”, from the earliest on. */
  static List<String> special(Map<LocalDate, List<Window>> hours) {
    return new TreeMap<>(hours)
        .entrySet().stream().map(day -> day.getKey() + " " + windows(day.getValue())).toList();
  }

  private static String days(int first, int last) {
    return first == last ? day(first) : day(first) + "-" + day(last);
  }

  private static String day(int index) {
    return DayOfWeek.of(index + 1).name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static String windows(List<Window> windows) {
    return windows.isEmpty()
        ? "closed"
        : windows.stream()
            .map(window -> time(window.fromMinute()) + "-" + time(window.toMinute()))
            .collect(joining(" and "));
  }

  private static String time(int minute) {
    int ofDay = minute > DAY ? minute - DAY : minute;
    return "%02d:%02d".formatted(ofDay / 60, ofDay % 60);
  }
}
