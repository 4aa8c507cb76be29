package dev.handoff.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both calendars must agree on random hours around random days and every kind of clock change. */
class BusinessCalendarAgainstNaiveTest {
  /** A day within some, and the zones that change their clocks near it. */
  private record Place(String zone, LocalDate near) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("UTC", LocalDate.of(2026, 2, 27)),
          new Place("Asia/Kolkata", LocalDate.of(2026, 12, 31)),
          new Place("America/New_York", LocalDate.of(2026, 3, 8)),
          new Place("America/New_York", LocalDate.of(2026, 11, 1)),
          new Place("Europe/Berlin", LocalDate.of(2026, 3, 29)),
          new Place("Europe/Berlin", LocalDate.of(2026, 10, 25)),
          new Place("Australia/Lord_Howe", LocalDate.of(2026, 4, 5)),
          new Place("Australia/Lord_Howe", LocalDate.of(2026, 10, 4)),
          new Place("Africa/Cairo", LocalDate.of(2026, 4, 24)),
          new Place("Africa/Cairo", LocalDate.of(2026, 10, 29)),
          new Place("America/Nuuk", LocalDate.of(2026, 3, 28)),
          new Place("Pacific/Apia", LocalDate.of(2011, 12, 30)));

  static LongStream seeds() {
    return LongStream.range(0, 20L * PLACES.size());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agrees_with_counting_minutes(long seed) {
    Random random = new Random(seed);
    Place place = PLACES.get((int) (seed % PLACES.size()));
    CalendarTerms terms = randomTerms(random, place);
    BusinessCalendar calendar = BusinessCalendar.of(terms);
    NaiveCalendar naive = new NaiveCalendar(terms);
    Instant start = randomMinute(random, place, 2);
    Instant end = start.plus(Duration.ofMinutes(random.nextInt(4 * 1_440)));
    Duration within = Duration.ofMinutes(random.nextInt(600));

    assertThat(calendar.isOpen(start))
        .as("%s open at %s", terms, start)
        .isEqualTo(naive.isOpen(start));
    assertThat(calendar.nextOpen(start))
        .as("%s next open from %s", terms, start)
        .isEqualTo(naive.nextOpen(start));
    assertThat(calendar.between(start, end))
        .as("%s between %s and %s", terms, start, end)
        .isEqualTo(naive.between(start, end));
    assertThat(calendar.plus(start, within))
        .as("%s plus %s from %s", terms, within, start)
        .isEqualTo(naive.plus(start, within));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void adding_and_measuring_are_inverse(long seed) {
    Random random = new Random(seed);
    Place place = PLACES.get((int) (seed % PLACES.size()));
    BusinessCalendar calendar = BusinessCalendar.of(randomTerms(random, place));
    Instant start = randomMinute(random, place, 40).plusMillis(random.nextInt(60_000));
    Duration within = Duration.ofMillis(random.nextLong(Duration.ofDays(30).toMillis()));

    assertThat(calendar.between(start, calendar.plus(start, within))).isEqualTo(within);
  }

  private static CalendarTerms randomTerms(Random random, Place place) {
    Map<DayOfWeek, List<Window>> hours = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(4) > 0) {
        hours.put(day, randomWindows(random));
      }
    }
    hours.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(new Window(540, 1_020)));
    Set<LocalDate> closed = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      closed.add(place.near().plusDays(random.nextInt(7) - 3));
    }
    return new CalendarTerms(ZoneId.of(place.zone()), hours, null, closed);
  }

  /** Up to three windows of a day; the last may reach far into the next. */
  private static List<Window> randomWindows(Random random) {
    List<Window> windows = new ArrayList<>();
    int minute = random.nextInt(5) == 0 ? 0 : random.nextInt(600);
    for (int i = 1 + random.nextInt(3); i > 0 && minute < 1_440; i--) {
      int end = minute + 1 + random.nextInt(i == 1 ? 1_200 : 300);
      windows.add(new Window(minute, end));
      minute = end + random.nextInt(240);
    }
    return windows;
  }

  private static Instant randomMinute(Random random, Place place, int daysAround) {
    long minutes = random.nextInt(2 * daysAround * 1_440) - daysAround * 1_440L;
    return place.near().atStartOfDay().toInstant(ZoneOffset.UTC).plus(Duration.ofMinutes(minutes));
  }
}
