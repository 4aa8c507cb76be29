package dev.handoff.sla.clock;

import dev.handoff.contract.Contract;
import dev.handoff.contract.SlaTerms;
import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Promise;
import dev.handoff.testing.Agreements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contracts of which only the promises matter. */
public final class SalesPromises {
  private static final Contract SHIPPED = Agreements.shipped();

  private SalesPromises() {}

  /**
   * What most tests agree on, all on a calendar that is always open: a first touch within four
   * hours of a direct inquiry; within an hour of another hot one, with warnings at half and four
   * fifths and escalations an hour and four hours after the breach; a decision within two days.
   */
  public static Contract usual() {
    return promising(
        Hours.always(),
        promise("first-touch", "direct-inquiry", Duration.ofHours(4)),
        new Promise(
            "first-touch",
            "high-intent",
            Duration.ofHours(1),
            "hours",
            List.of(50, 80),
            List.of(Duration.ofHours(1), Duration.ofHours(4)),
            Duration.ZERO,
            false,
            false),
        promise("acceptance", null, Duration.ofHours(48)));
  }

  /** A promise without warnings and escalations. */
  public static Promise promise(String name, @Nullable String slaClass, Duration within) {
    return new Promise(
        name, slaClass, within, "hours", List.of(), List.of(), Duration.ZERO, false, false);
  }

  /** The same promises in a later version, on other hours that clocks which run follow or not. */
  public static Contract edited(
      Contract earlier, Instant effectiveFrom, CalendarTerms hours, boolean applyToOpen) {
    return new Contract(
        earlier.id(),
        earlier.version() + 1,
        effectiveFrom,
        earlier.reviewBy(),
        earlier.signedBy(),
        earlier.fit(),
        earlier.disqualifiers(),
        earlier.engagement(),
        earlier.mql(),
        earlier.lifecycle(),
        earlier.assignment(),
        new SlaTerms(
            Map.of("hours", hours),
            earlier.sla().promises(),
            List.of(),
            SHIPPED.sla().findings(),
            applyToOpen),
        earlier.notices());
  }

  /** The shipped contract with these promises instead, on a calendar of the name {@code hours}. */
  public static Contract promising(CalendarTerms hours, Promise... promises) {
    return new Contract(
        SHIPPED.id(),
        SHIPPED.version(),
        SHIPPED.effectiveFrom(),
        SHIPPED.reviewBy(),
        SHIPPED.signedBy(),
        SHIPPED.fit(),
        SHIPPED.disqualifiers(),
        SHIPPED.engagement(),
        SHIPPED.mql(),
        SHIPPED.lifecycle(),
        SHIPPED.assignment(),
        new SlaTerms(
            Map.of("hours", hours), List.of(promises), List.of(), SHIPPED.sla().findings(), false),
        SHIPPED.notices());
  }
}
