package dev.handoff.sla.clock;

import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The calendar as a child would do it: minute by minute, looking at every window each time. */
record NaiveCalendar(CalendarTerms terms) {

  boolean isOpen(Instant at) {
    LocalDate today = LocalDate.ofInstant(at, terms.zone());
    return today
        .minusDays(3)
        .datesUntil(today.plusDays(2))
        .anyMatch(opened ->
            windowsOf(opened).stream()
                .anyMatch(window ->
                    !at.isBefore(placed(opened, window.fromMinute()))
                        && at.isBefore(placed(opened, window.toMinute()))));
  }

  Instant plus(Instant start, Duration openTime) {
    Instant at = nextOpen(start);
    for (long left = openTime.toMinutes(); left > 0; ) {
      left -= isOpen(at) ? 1 : 0;
      at = at.plus(1, ChronoUnit.MINUTES);
    }
    return at;
  }

  Instant nextOpen(Instant start) {
    Instant at = start;
    while (!isOpen(at)) {
      at = at.plus(1, ChronoUnit.MINUTES);
    }
    return at;
  }

  Duration between(Instant from, Instant to) {
    long open = 0;
    for (Instant at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
      open += isOpen(at) ? 1 : 0;
    }
    return Duration.ofMinutes(open);
  }

  private List<Window> windowsOf(LocalDate date) {
    return terms.closed().contains(date)
        ? List.of()
        : terms.hours().getOrDefault(date.getDayOfWeek(), List.of());
  }

  private Instant placed(LocalDate date, int minute) {
    return date.atStartOfDay().plusMinutes(minute).atZone(terms.zone()).toInstant();
  }
}
