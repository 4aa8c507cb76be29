package dev.handoff.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Window;
import dev.handoff.sla.clock.Stretch.Kind;
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
    Instant start = randomMinute(random, place, 2);
    Instant end = start.plus(Duration.ofMinutes(random.nextInt(4 * 1_440)));
    Duration within = Duration.ofMinutes(random.nextInt(600));
    List<Span> spans = randomPauses(random, start);
    Pauses pauses = Pauses.of(spans);
    NaiveCalendar naive = new NaiveCalendar(terms, spans);

    assertThat(calendar.isOpen(start))
        .as("%s open at %s", terms, start)
        .isEqualTo(naive.isOpen(start));
    assertThat(calendar.nextOpen(start))
        .as("%s next open from %s", terms, start)
        .isEqualTo(naive.nextOpen(start));
    assertThat(calendar.between(start, end, pauses))
        .as("%s between %s and %s but for %s", terms, start, end, spans)
        .isEqualTo(naive.between(start, end));
    assertThat(calendar.plus(start, within, pauses))
        .as("%s plus %s from %s but for %s", terms, within, start, spans)
        .isEqualTo(naive.plus(start, within));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_minute_is_labelled_as_when_it_is_looked_at_alone(long seed) {
    Random random = new Random(seed);
    Place place = PLACES.get((int) (seed % PLACES.size()));
    CalendarTerms terms = randomTerms(random, place);
    Instant start = randomMinute(random, place, 2);
    Instant end = start.plus(Duration.ofMinutes(1 + random.nextInt(4 * 1_440)));
    List<Span> spans = randomPauses(random, start);
    NaiveCalendar naive = new NaiveCalendar(terms, spans);

    List<Stretch> stretches = BusinessCalendar.of(terms).stretches(start, end, Pauses.of(spans));
    Instant at = start;
    Kind before = null;
    for (Stretch stretch : stretches) {
      assertThat(stretch.from()).as("no gap in %s", stretches).isEqualTo(at);
      assertThat(stretch.kind()).as("no seam in %s", stretches).isNotEqualTo(before);
      before = stretch.kind();
      for (; at.isBefore(stretch.to()); at = at.plus(Duration.ofMinutes(1))) {
        assertThat(stretch.kind())
            .as("%s at %s but for %s", terms, at, spans)
            .isEqualTo(naive.kindOf(at));
      }
    }
    assertThat(at).as("the end of %s", stretches).isEqualTo(end);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void adding_and_measuring_are_inverse(long seed) {
    Random random = new Random(seed);
    Place place = PLACES.get((int) (seed % PLACES.size()));
    BusinessCalendar calendar = BusinessCalendar.of(randomTerms(random, place));
    Instant start = randomMinute(random, place, 40).plusMillis(random.nextInt(60_000));
    Duration within = Duration.ofMillis(random.nextLong(Duration.ofDays(30).toMillis()));
    Pauses pauses = Pauses.of(randomPauses(random, start));

    Instant due = calendar.plus(start, within, pauses);
    assertThat(calendar.between(start, due, pauses)).isEqualTo(within);
    assertThat(calendar.between(due, start, pauses)).isEqualTo(within.negated());
    assertThat(
            calendar.stretches(start, due, pauses).stream()
                .filter(stretch -> stretch.kind() == Kind.OPEN)
                .map(stretch -> Duration.between(stretch.from(), stretch.to()))
                .reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(within);
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
    Map<LocalDate, List<Window>> special = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      special.put(
          place.near().plusDays(random.nextInt(7) - 3),
          random.nextInt(4) > 0 ? randomWindows(random) : List.of());
    }
    return new CalendarTerms(ZoneId.of(place.zone()), hours, null, closed, special);
  }

  /** Up to five, from no time to two days long, in any order, some within others. */
  private static List<Span> randomPauses(Random random, Instant around) {
    List<Span> pauses = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Instant from = around.plus(Duration.ofMinutes(random.nextInt(4 * 1_440) - 1_440));
      int most = random.nextBoolean() ? 90 : 2 * 1_440;
      pauses.add(new Span(from, from.plus(Duration.ofMinutes(random.nextInt(most)))));
    }
    return pauses;
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
