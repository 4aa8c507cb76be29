package dev.handoff.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldDueTest {
  private static final int VERSION = 2;
  private static final Instant EFFECTIVE = Instant.parse("2026-03-04T12:00:00Z");

  @ParameterizedTest(name = "agreed {0}, edited {1}, applies to open: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-05T10:00:00Z | 2026-03-05T10:00:00Z | true  | 2026-03-05T10:00:00Z | version 2 says the same
          2026-03-05T10:00:00Z | 2026-03-06T10:00:00Z | false | 2026-03-05T10:00:00Z | version 2 would have it due at 2026-03-06T10:00:00Z, but leaves clocks that run as they are
          2026-03-05T10:00:00Z | 2026-03-06T10:00:00Z | true  | 2026-03-06T10:00:00Z | version 2 moves it from 2026-03-05T10:00:00Z
          2026-03-05T10:00:00Z | 2026-03-04T14:00:00Z | true  | 2026-03-04T14:00:00Z | version 2 moves it from 2026-03-05T10:00:00Z
          2026-03-05T10:00:00Z | 2026-03-04T10:00:00Z | true  | 2026-03-04T12:00:00Z | version 2 moves it from 2026-03-05T10:00:00Z, and to no instant before it took effect, such as 2026-03-04T10:00:00Z
          2026-03-04T11:00:00Z | 2026-03-06T10:00:00Z | true  | 2026-03-04T11:00:00Z | it was due before version 2 took effect
          """)
  void a_due_instant_holds_unless_the_contract_says_otherwise(
      Instant agreed, Instant edited, boolean appliesToOpen, Instant due, String why) {
    HeldDue held = HeldDue.of(agreed, new HeldDue.Edit(VERSION, appliesToOpen, EFFECTIVE, edited));
    assertThat(held).isEqualTo(new HeldDue(due, why));
  }
}
