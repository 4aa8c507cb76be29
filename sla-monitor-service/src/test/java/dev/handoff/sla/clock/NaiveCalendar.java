package dev.handoff.sla.clock;

import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The calendar as a child would do it: minute by minute, looking at every window each time. */
record NaiveCalendar(CalendarTerms terms, List<Span> pauses) {

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
    Instant at = start;
    while (!counts(at)) {
      at = at.plus(1, ChronoUnit.MINUTES);
    }
    for (long left = openTime.toMinutes(); left > 0; ) {
      left -= counts(at) ? 1 : 0;
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
      open += counts(at) ? 1 : 0;
    }
    return Duration.ofMinutes(open);
  }

  Stretch.Kind kindOf(Instant at) {
    if (isPaused(at)) {
      return Stretch.Kind.PAUSED;
    }
    if (isOpen(at)) {
      return Stretch.Kind.OPEN;
    }
    LocalDate date = LocalDate.ofInstant(at, terms.zone());
    return terms.closed().contains(date) && !terms.special().containsKey(date)
        ? Stretch.Kind.HOLIDAY
        : Stretch.Kind.CLOSED;
  }

  private boolean counts(Instant at) {
    return isOpen(at) && !isPaused(at);
  }

  private boolean isPaused(Instant at) {
    return pauses.stream().anyMatch(it -> !at.isBefore(it.from()) && at.isBefore(it.to()));
  }

  private List<Window> windowsOf(LocalDate date) {
    if (terms.special().containsKey(date)) {
      return terms.special().get(date);
    }
    return terms.closed().contains(date)
        ? List.of()
        : terms.hours().getOrDefault(date.getDayOfWeek(), List.of());
  }

  private Instant placed(LocalDate date, int minute) {
    return date.atStartOfDay().plusMinutes(minute).atZone(terms.zone()).toInstant();
  }
}
