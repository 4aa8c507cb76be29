package dev.handoff.sla.desk;

import dev.handoff.contract.Problem;
import dev.handoff.desk.Refusal;
import dev.handoff.sla.clock.BusinessCalendar;
import dev.handoff.sla.clock.Pauses;
import dev.handoff.sla.clock.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * By when something would be due, and why then.
 *
 * @param within the open time that it may take
 * @param at when somebody looks at it
 */
record DeadlinePreview(
    BusinessCalendar calendar, Instant start, Duration within, Pauses pauses, Instant at) {

  /**
   * @throws Refusal 422 where it would not be due for years
   */
  Answer answer() {
    Instant due =
        calendar
            .plus(start, within, pauses, start.plus(PreviewReader.LONGEST))
            .orElseThrow(DeadlinePreview::neverDue);
    return new Answer(
        due,
        calendar.between(at, due, pauses),
        calendar.stretches(start, due, pauses).stream().map(Segment::of).toList());
  }

  private static Refusal neverDue() {
    return Refusal.ofRequest(
        List.of(
            new Problem(
                "within",
                "expected so much open time within ten years of start, but there is less")));
  }

  /**
   * @param due the last instant that is in time
   * @param remaining open time that is left; below zero once it is overdue
   * @param segments all of the time from the start on until it is due
   */
  record Answer(Instant due, Duration remaining, List<Segment> segments) {}

  /**
   * @param kind {@code open}, {@code closed}, {@code holiday} or {@code paused}
   */
  record Segment(Instant from, Instant to, String kind) {
    static Segment of(Stretch stretch) {
      return new Segment(
          stretch.from(), stretch.to(), stretch.kind().name().toLowerCase(Locale.ROOT));
    }
  }
}
