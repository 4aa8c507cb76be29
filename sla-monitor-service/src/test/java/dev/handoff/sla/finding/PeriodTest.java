package dev.handoff.sla.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.sla.finding.Period.Length;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "WEEK,    2026-03-02T00:00:00Z,     2026-W10, 2026-W09, 2026-03-09T00:00:00Z",
    "WEEK,    2026-03-01T23:59:59.999Z, 2026-W09, 2026-W08, 2026-03-02T00:00:00Z",
    "WEEK,    2027-01-01T12:00:00Z,     2026-W53, 2026-W52, 2027-01-04T00:00:00Z",
    "MONTH,   2026-03-01T00:00:00Z,     2026-03,  2026-02,  2026-04-01T00:00:00Z",
    "MONTH,   2026-01-31T23:59:59.999Z, 2026-01,  2025-12,  2026-02-01T00:00:00Z",
    "QUARTER, 2026-03-31T23:59:59.999Z, 2026-Q1,  2025-Q4,  2026-04-01T00:00:00Z",
    "QUARTER, 2026-04-01T00:00:00Z,     2026-Q2,  2026-Q1,  2026-07-01T00:00:00Z"
  })
  void has_a_name_an_end_and_one_before_it(
      Length length, Instant at, String name, String before, Instant end) {
    Period period = Period.of(length, at);
    assertThat(period).hasToString(name);
    assertThat(period.end()).isEqualTo(end);
    assertThat(Period.lastBefore(length, at)).hasToString(before);
    assertThat(Period.lastBefore(length, at).next()).isEqualTo(period);
  }
}
