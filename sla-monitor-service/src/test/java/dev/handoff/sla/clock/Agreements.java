package dev.handoff.sla.clock;

import dev.handoff.contract.Contract;
import dev.handoff.contract.Contract.Signatures;
import dev.handoff.contract.Engagement;
import dev.handoff.contract.Fit;
import dev.handoff.contract.MqlTerms;
import dev.handoff.contract.MqlTerms.RaiseWhen;
import dev.handoff.contract.SlaTerms;
import dev.handoff.contract.SlaTerms.CalendarTerms;
import dev.handoff.contract.SlaTerms.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contracts of which only the promises matter. */
public final class Agreements {
  private Agreements() {}

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
            List.of(Duration.ofHours(1), Duration.ofHours(4))),
        promise("acceptance", null, Duration.ofHours(48)));
  }

  /** A promise without warnings and escalations. */
  public static Promise promise(String name, @Nullable String slaClass, Duration within) {
    return new Promise(name, slaClass, within, "hours", List.of(), List.of());
  }

  /** A contract with these promises, on a calendar of the name {@code hours}. */
  public static Contract promising(CalendarTerms hours, Promise... promises) {
    return new Contract(
        "test",
        1,
        Instant.parse("2026-01-01T00:00:00Z"),
        null,
        new Signatures("VP Marketing", "VP Sales"),
        new Fit(List.of(), List.of()),
        List.of(),
        new Engagement(List.of(), List.of(), List.of()),
        new MqlTerms(50, RaiseWhen.FIT_AND_ENGAGEMENT, false),
        dev.handoff.testing.Agreements.shipped().lifecycle(),
        new SlaTerms(Map.of("hours", hours), List.of(promises), List.of()));
  }
}
