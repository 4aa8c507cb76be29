package dev.handoff.sla.desk;

import dev.handoff.sla.clock.BusinessCalendar;
import java.time.Instant;

/** Whether a business is open at an instant, and else from when on. */
record OpenPreview(BusinessCalendar calendar, Instant at) {

  Answer answer() {
    return new Answer(calendar.isOpen(at), calendar.nextOpen(at));
  }

  /**
   * @param nextOpen the instant itself where it is open
   */
  record Answer(boolean open, Instant nextOpen) {}
}
