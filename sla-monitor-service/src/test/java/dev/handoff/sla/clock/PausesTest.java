package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.Hours.closedOn;
import static dev.handoff.sla.clock.Hours.weekdays;
import static dev.handoff.sla.clock.Hours.withHolidaysOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.of(
          closedOn(
              withHolidaysOf("DE", weekdays("Europe/Berlin", "09:00-12:00", "13:00-18:00")),
              "2026-12-24"));

  @ParameterizedTest(name = "{2} from {0} but for {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # 2 March 2026 is a Monday.
          2026-03-02T09:00 |                                                       | PT2H   | 2026-03-02T11:00
          # within the hours
          2026-03-02T09:00 | 2026-03-02T09:30/2026-03-02T10:00                     | PT2H   | 2026-03-02T11:30
          # out of the hours
          2026-03-02T17:00 | 2026-03-02T18:30/2026-03-03T08:30                     | PT2H   | 2026-03-03T10:00
          # across the closing
          2026-03-02T17:00 | 2026-03-02T17:30/2026-03-02T20:00                     | PT2H   | 2026-03-03T10:30
          # across the opening
          2026-03-02T17:00 | 2026-03-03T08:00/2026-03-03T09:30                     | PT2H   | 2026-03-03T10:30
          # across lunch
          2026-03-02T11:00 | 2026-03-02T11:30/2026-03-02T13:30                     | PT2H   | 2026-03-02T15:00
          # across days
          2026-03-02T11:00 | 2026-03-02T11:30/2026-03-05T09:00                     | PT2H   | 2026-03-05T10:30
          # before the start, and after the deadline
          2026-03-02T11:00 | 2026-03-02T09:00/2026-03-02T10:00                     | PT1H   | 2026-03-02T12:00
          2026-03-02T11:00 | 2026-03-02T13:00/2026-03-02T14:00                     | PT1H   | 2026-03-02T12:00
          # begun before the start
          2026-03-02T11:00 | 2026-03-02T09:00/2026-03-02T11:15                     | PT1H   | 2026-03-02T13:15
          # a deadline on the beginning of a pause is that instant
          2026-03-02T09:00 | 2026-03-02T10:00/2026-03-02T12:00                     | PT1H   | 2026-03-02T10:00
          2026-03-02T09:00 | 2026-03-02T10:00/2026-03-02T12:00                     | PT1H1S | 2026-03-02T13:00:01
          # with no time to pass it is the end of the pause
          2026-03-02T10:30 | 2026-03-02T10:00/2026-03-02T11:00                     | PT0S   | 2026-03-02T11:00
          2026-03-02T10:30 | 2026-03-02T10:00/2026-03-02T12:00                     | PT0S   | 2026-03-02T13:00
          # what overlaps or touches counts once
          2026-03-02T09:00 | 2026-03-02T10:30/2026-03-02T11:30 2026-03-02T10:00/2026-03-02T11:00 | PT2H | 2026-03-02T13:30
          2026-03-02T09:00 | 2026-03-02T10:00/2026-03-02T11:30 2026-03-02T10:30/2026-03-02T11:00 | PT2H | 2026-03-02T13:30
          2026-03-02T09:00 | 2026-03-02T10:00/2026-03-02T11:00 2026-03-02T11:00/2026-03-02T11:30 | PT2H | 2026-03-02T13:30
          # an empty one is none
          2026-03-02T09:00 | 2026-03-02T10:00/2026-03-02T10:00                     | PT2H   | 2026-03-02T11:00
          """)
  void move_a_deadline_by_the_open_time_that_they_take(
      String start, String spans, Duration within, String due) {
    Pauses pauses = pauses(spans);
    assertThat(OFFICE.plus(at(start), within, pauses)).isEqualTo(at(due));
    assertThat(OFFICE.between(at(start), at(due), pauses)).isEqualTo(within);
    assertThat(OFFICE.between(at(due), at(start), pauses)).isEqualTo(within.negated());
  }

  @Test
  void while_one_lasts_nothing_falls_due() {
    Pauses pause = Pauses.of(List.of(new Span(at("2026-03-02T10:00"), Instant.MAX)));
    Instant start = at("2026-03-02T09:00");
    Instant horizon = start.plus(Duration.ofDays(365));
    assertThat(OFFICE.plus(start, Duration.ofHours(1), pause, horizon))
        .contains(at("2026-03-02T10:00"));
    assertThat(OFFICE.plus(start, Duration.ofHours(2), pause, horizon)).isEmpty();
    assertThat(OFFICE.between(start, horizon, pause)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void every_moment_says_why_it_counts_or_does_not() {
    Pauses pauses = pauses("2026-12-23T16:00/2026-12-23T17:00 2026-12-26T10:00/2026-12-28T10:00");
    Instant start = at("2026-12-23T15:00");
    Instant due = OFFICE.plus(start, Duration.ofHours(3), pauses);
    assertThat(OFFICE.stretches(start, due, pauses))
        .extracting(stretch ->
            "%s %s %s".formatted(local(stretch.from()), local(stretch.to()), stretch.kind()))
        .containsExactly(
            "2026-12-23T15:00 2026-12-23T16:00 OPEN",
            "2026-12-23T16:00 2026-12-23T17:00 PAUSED",
            "2026-12-23T17:00 2026-12-23T18:00 OPEN",
            "2026-12-23T18:00 2026-12-24T00:00 CLOSED",
            "2026-12-24T00:00 2026-12-26T10:00 HOLIDAY", // by agreement, and by law
            "2026-12-26T10:00 2026-12-28T10:00 PAUSED", // over Sunday, into Monday
            "2026-12-28T10:00 2026-12-28T11:00 OPEN");
  }

  @Test
  void of_no_time_there_is_nothing_to_say() {
    Instant noon = at("2026-03-02T12:00");
    assertThat(OFFICE.stretches(noon, noon, Pauses.NONE)).isEmpty();
    assertThat(OFFICE.stretches(noon, noon.minusSeconds(1), Pauses.NONE)).isEmpty();
  }

  private static Pauses pauses(@Nullable String spans) {
    return spans == null
        ? Pauses.NONE
        : Pauses.of(Arrays.stream(spans.split(" ")).map(PausesTest::span).toList());
  }

  private static Span span(String text) {
    String[] ends = text.split("/");
    return new Span(at(ends[0]), at(ends[1]));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static String local(Instant at) {
    return at.atZone(BERLIN).toLocalDateTime().toString();
  }
}
