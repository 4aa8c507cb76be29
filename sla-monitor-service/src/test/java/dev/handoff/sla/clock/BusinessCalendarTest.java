package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.Hours.closedOn;
import static dev.handoff.sla.clock.Hours.everyDay;
import static dev.handoff.sla.clock.Hours.on;
import static dev.handoff.sla.clock.Hours.specialOn;
import static dev.handoff.sla.clock.Hours.weekdays;
import static dev.handoff.sla.clock.Hours.withHolidaysOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.handoff.contract.SlaTerms.CalendarTerms;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.of(weekdays("Europe/Berlin", "09:00-12:00", "13:00-18:00"));

  @ParameterizedTest(name = "{0} plus {1} is {2}")
  @CsvSource({
    // 2 March 2026 is a Monday.
    "2026-03-02T09:00, PT1H,   2026-03-02T10:00", // from the very opening
    "2026-03-02T10:30, PT1H,   2026-03-02T11:30",
    "2026-03-02T10:00, PT2H,   2026-03-02T12:00", // closing time is in time
    "2026-03-02T10:00, PT2H1S, 2026-03-02T13:00:01", // over lunch
    "2026-03-02T12:00, PT1H,   2026-03-02T14:00", // from the very closing
    "2026-03-02T12:30, PT1H,   2026-03-02T14:00", // from within lunch
    "2026-03-02T09:00, PT8H,   2026-03-02T18:00", // a whole day ends with the day
    "2026-03-02T09:00, PT16H,  2026-03-03T18:00",
    "2026-03-06T17:00, PT2H,   2026-03-09T10:00", // over the weekend
    "2026-03-07T10:00, PT1H,   2026-03-09T10:00", // from Saturday
    "2026-03-02T10:30, PT0S,   2026-03-02T10:30", // nothing to wait for, open
    "2026-03-02T18:00, PT0S,   2026-03-03T09:00", // nothing to wait for, closed
    "2026-03-06T18:00, PT0S,   2026-03-09T09:00",
    "2026-03-02T09:00, PT400H, 2026-05-08T18:00", // fifty working days
  })
  void counts_open_time_only(String start, Duration within, String due) {
    assertThat(OFFICE.plus(berlin(start), within)).isEqualTo(berlin(due));
  }

  @ParameterizedTest(name = "from {0} to {1} are {2}")
  @CsvSource({
    "2026-03-02T09:00, 2026-03-02T10:00, PT1H",
    "2026-03-02T11:00, 2026-03-02T14:00, PT2H",
    "2026-03-06T17:00, 2026-03-09T10:00, PT2H",
    "2026-03-07T00:00, 2026-03-08T23:00, PT0S",
    "2026-03-02T10:00, 2026-03-02T10:00, PT0S",
    "2026-03-02T14:00, 2026-03-02T11:00, PT-2H", // backwards
  })
  void measures_open_time_between(String from, String to, Duration open) {
    assertThat(OFFICE.between(berlin(from), berlin(to))).isEqualTo(open);
  }

  @Test
  void is_open_from_its_opening_until_just_before_its_closing() {
    assertThat(OFFICE.isOpen(berlin("2026-03-02T08:59:59.999"))).isFalse();
    assertThat(OFFICE.isOpen(berlin("2026-03-02T09:00"))).isTrue();
    assertThat(OFFICE.isOpen(berlin("2026-03-02T11:59:59.999"))).isTrue();
    assertThat(OFFICE.isOpen(berlin("2026-03-02T12:00"))).isFalse();
  }

  @Test
  void an_open_instant_is_its_own_next_opening() {
    assertThat(OFFICE.nextOpen(berlin("2026-03-02T09:30"))).isEqualTo(berlin("2026-03-02T09:30"));
    assertThat(OFFICE.nextOpen(berlin("2026-03-02T19:30"))).isEqualTo(berlin("2026-03-03T09:00"));
  }

  @Nested
  class PastMidnight {
    private final BusinessCalendar fridayNight =
        BusinessCalendar.of(on(EnumSet.of(DayOfWeek.FRIDAY), "Europe/Berlin", "22:00-06:00"));

    @Test
    void a_window_runs_on_into_the_next_day() {
      assertThat(fridayNight.plus(berlin("2026-03-06T23:00"), Duration.ofHours(7)))
          .isEqualTo(berlin("2026-03-07T06:00"));
      assertThat(fridayNight.isOpen(berlin("2026-03-07T05:59"))).isTrue();
      assertThat(fridayNight.isOpen(berlin("2026-03-06T05:59"))).isFalse();
    }

    @Test
    void a_window_that_opened_before_a_closed_date_runs_on_into_it() {
      BusinessCalendar nights =
          BusinessCalendar.of(closedOn(everyDay("Europe/Berlin", "22:00-06:00"), "2026-03-07"));
      assertThat(nights.between(berlin("2026-03-06T12:00"), berlin("2026-03-08T12:00")))
          .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void windows_that_overlap_count_once() {
      BusinessCalendar overlapping =
          BusinessCalendar.of(everyDay("Europe/Berlin", "05:00-10:00", "22:00-06:00"));
      assertThat(overlapping.between(berlin("2026-03-03T00:00"), berlin("2026-03-04T00:00")))
          .isEqualTo(Duration.ofHours(12));
    }
  }

  @Nested
  class Holidays {
    @Test
    void a_public_holiday_is_closed() {
      BusinessCalendar american =
          BusinessCalendar.of(withHolidaysOf("US", weekdays("America/New_York", "09:00-17:00")));
      // Thanksgiving, Thursday 26 November 2026.
      assertThat(american.plus(newYork("2026-11-25T16:00"), Duration.ofHours(2)))
          .isEqualTo(newYork("2026-11-27T10:00"));
    }

    @Test
    void a_holiday_on_a_saturday_is_closed_on_the_day_that_it_is_moved_to() {
      BusinessCalendar american =
          BusinessCalendar.of(withHolidaysOf("US", weekdays("America/New_York", "09:00-17:00")));
      // Independence Day 2026; and New Year's Day 2028, observed in the year before.
      assertThat(american.isOpen(newYork("2026-07-03T10:00"))).isFalse();
      assertThat(american.isOpen(newYork("2027-12-31T10:00"))).isFalse();
    }

    @Test
    void a_region_has_holidays_of_its_own() {
      CalendarTerms office = weekdays("Europe/Berlin", "09:00-17:00");
      Instant epiphany = berlin("2026-01-06T10:00");
      assertThat(BusinessCalendar.of(withHolidaysOf("DE", office)).isOpen(epiphany)).isTrue();
      assertThat(BusinessCalendar.of(withHolidaysOf("DE-BY", office)).isOpen(epiphany)).isFalse();
    }

    @Test
    void a_closed_date_is_closed_beside_the_holidays() {
      BusinessCalendar german =
          BusinessCalendar.of(
              closedOn(
                  withHolidaysOf("DE", weekdays("Europe/Berlin", "09:00-17:00")), "2026-12-24"));
      // Christmas Eve by agreement, two public holidays, a Sunday.
      assertThat(german.plus(berlin("2026-12-23T16:00"), Duration.ofHours(2)))
          .isEqualTo(berlin("2026-12-28T10:00"));
    }

    @ParameterizedTest
    @CsvSource({"XY", "DE-QQ", "''"})
    void an_unknown_place_is_refused(String code) {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              BusinessCalendar.of(withHolidaysOf(code, weekdays("Europe/Berlin", "09:00-17:00"))))
          .withMessageContaining("ISO 3166");
    }
  }

  @Nested
  class SpecialHours {
    private final CalendarTerms office =
        withHolidaysOf("DE", weekdays("Europe/Berlin", "09:00-12:00", "13:00-18:00"));

    @ParameterizedTest(name = "{0}: {1} is open for {2}")
    @CsvSource({
      "2026-12-23, PT8H", // an ordinary Wednesday
      "2026-12-24, PT3H", // half a day instead of a whole one
      "2026-12-25, PT2H", // on a public holiday
      "2026-12-27, PT4H", // on a Sunday
      "2026-12-28, PT1H", // on a date that is closed
      "2026-12-29, PT0S", // none at all
    })
    void replace_whatever_else_would_hold_on_the_date(String date, Duration open) {
      CalendarTerms terms = specialOn("2026-12-24", office, "09:00-12:00");
      terms = specialOn("2026-12-25", terms, "10:00-12:00");
      terms = specialOn("2026-12-27", terms, "10:00-11:00", "12:00-15:00");
      terms = specialOn("2026-12-28", closedOn(terms, "2026-12-28"), "23:00-24:00");
      BusinessCalendar calendar = BusinessCalendar.of(specialOn("2026-12-29", terms));
      Instant midnight = berlin(date + "T00:00");
      assertThat(calendar.between(midnight, midnight.plus(Duration.ofDays(1)))).isEqualTo(open);
    }

    @Test
    void may_reach_far_into_a_closed_night() {
      BusinessCalendar sale = BusinessCalendar.of(specialOn("2026-11-27", office, "20:00-06:00"));
      assertThat(sale.plus(berlin("2026-11-27T12:00"), Duration.ofHours(10)))
          .isEqualTo(berlin("2026-11-28T06:00"));
      assertThat(sale.isOpen(berlin("2026-11-28T05:59"))).isTrue();
    }

    @Test
    void count_once_where_the_evening_before_reaches_into_them() {
      BusinessCalendar nights =
          BusinessCalendar.of(
              specialOn("2026-03-03", everyDay("Europe/Berlin", "22:00-06:00"), "05:00-07:00"));
      assertThat(nights.between(berlin("2026-03-02T12:00"), berlin("2026-03-03T12:00")))
          .isEqualTo(Duration.ofHours(9));
    }
  }

  @Nested
  class WhenClocksChange {
    @ParameterizedTest(name = "{1} in {0} has {2} hours")
    @CsvSource({
      "America/New_York, 2026-03-08, 23",
      "America/New_York, 2026-11-01, 25",
      "Europe/Berlin,    2026-03-29, 23",
      "Europe/Berlin,    2026-10-25, 25",
      "Europe/London,    2026-03-29, 23",
      "Europe/London,    2026-10-25, 25",
      "Africa/Cairo,     2026-04-24, 23", // the day begins at one o'clock
      "Africa/Cairo,     2026-10-29, 25", // the hour before midnight comes twice
    })
    void a_whole_day_is_as_long_as_it_really_is(String zone, String date, int hours) {
      BusinessCalendar always = BusinessCalendar.of(everyDay(zone, "00:00-24:00"));
      Instant start = LocalDateTime.parse(date + "T00:00").atZone(ZoneId.of(zone)).toInstant();
      Instant end = start.plus(Duration.ofHours(hours));
      assertThat(end.atZone(ZoneId.of(zone)).toLocalDate().toString()).isGreaterThan(date);
      assertThat(always.between(start, end)).isEqualTo(Duration.ofHours(hours));
      assertThat(always.plus(start, Duration.ofHours(hours))).isEqualTo(end);
    }

    @ParameterizedTest(name = "{2} on {1} in {0} lasts {3}")
    @CsvSource({
      // An hour is missing: 02:00 to 03:00.
      "Europe/Berlin, 2026-03-29, 01:00-04:00, PT2H",
      "Europe/Berlin, 2026-03-29, 02:30-04:00, PT30M", // opens an hour later: 03:30
      "Europe/Berlin, 2026-03-29, 01:00-02:30, PT1H30M", // closes an hour later: 03:30
      "Europe/Berlin, 2026-03-29, 02:15-02:45, PT30M", // wholly an hour later
      "Europe/Berlin, 2026-03-29, 02:30-03:15, PT0S", // would close before it opens
      // An hour comes twice: 02:00 to 03:00. Both ends are the earlier of two.
      "Europe/Berlin, 2026-10-25, 01:00-04:00, PT4H",
      "Europe/Berlin, 2026-10-25, 02:30-04:00, PT2H30M",
      "Europe/Berlin, 2026-10-25, 01:00-02:30, PT1H30M",
      "Europe/Berlin, 2026-10-25, 02:15-02:45, PT30M",
      "America/New_York, 2026-03-08, 00:00-06:00, PT5H",
      "America/New_York, 2026-11-01, 00:00-06:00, PT7H",
      "America/New_York, 2026-11-01, 01:30-06:00, PT5H30M",
      // Half an hour is missing, 02:00 to 02:30, and comes twice, 01:30 to 02:00.
      "Australia/Lord_Howe, 2026-10-04, 00:00-06:00, PT5H30M",
      "Australia/Lord_Howe, 2026-10-04, 02:15-06:00, PT3H15M", // opens half an hour later: 02:45
      "Australia/Lord_Howe, 2026-04-05, 00:00-06:00, PT6H30M",
      "Australia/Lord_Howe, 2026-04-05, 01:45-06:00, PT4H45M",
    })
    void a_window_over_the_change_is_placed_by_the_rules_of_the_time_library(
        String zone, String date, String window, Duration open) {
      Instant midnight = LocalDateTime.parse(date + "T00:00").atZone(ZoneId.of(zone)).toInstant();
      BusinessCalendar calendar = BusinessCalendar.of(everyDay(zone, window));
      assertThat(calendar.between(midnight, midnight.plus(Duration.ofHours(12)))).isEqualTo(open);
    }

    @Test
    void a_deadline_through_the_night_of_the_change_is_counted_in_real_hours() {
      BusinessCalendar always = BusinessCalendar.of(everyDay("Europe/Berlin", "00:00-24:00"));
      assertThat(always.plus(berlin("2026-03-28T20:00"), Duration.ofHours(12)))
          .isEqualTo(berlin("2026-03-29T09:00"));
      assertThat(always.plus(berlin("2026-10-24T20:00"), Duration.ofHours(12)))
          .isEqualTo(berlin("2026-10-25T07:00"));
    }
  }

  @Test
  void a_calendar_that_makes_one_wait_for_a_century_is_refused() {
    BusinessCalendar rarely =
        BusinessCalendar.of(on(EnumSet.of(DayOfWeek.MONDAY), "UTC", "09:00-09:01"));
    assertThatIllegalStateException()
        .isThrownBy(() -> rarely.plus(berlin("2026-03-02T09:00"), Duration.ofDays(3_660)))
        .withMessageContaining("within a hundred years of 2026-03-02T08:00:00Z");
  }

  @Test
  void a_calendar_without_hours_is_refused() {
    CalendarTerms never = new CalendarTerms(ZoneId.of("UTC"), Map.of(), null, Set.of(), Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BusinessCalendar.of(never))
        .withMessageContaining("always closed");
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant();
  }

  private static Instant newYork(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("America/New_York")).toInstant();
  }
}
