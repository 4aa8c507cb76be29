package dev.handoff.sla.desk;

import dev.handoff.sla.clock.BusinessCalendar;
import dev.handoff.sla.clock.Pauses;
import java.time.Duration;
import java.time.Instant;

/** How much open time lies between two instants. */
record ElapsedPreview(BusinessCalendar calendar, Instant from, Instant to, Pauses pauses) {

  Answer answer() {
    return new Answer(calendar.between(from, to, pauses));
  }

  /**
   * @param elapsed below zero where the second instant is the earlier one
   */
  record Answer(Duration elapsed) {}
}
