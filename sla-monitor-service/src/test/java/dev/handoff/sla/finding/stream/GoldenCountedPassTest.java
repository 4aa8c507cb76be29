package dev.handoff.sla.finding.stream;

import dev.handoff.sla.state.CountedPassState;
import dev.handoff.testing.StateStaysReadable;

class GoldenCountedPassTest extends StateStaysReadable {
  GoldenCountedPassTest() {
    super(CountedPassState.class);
  }
}
