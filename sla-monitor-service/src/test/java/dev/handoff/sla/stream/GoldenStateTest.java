package dev.handoff.sla.stream;

import dev.handoff.sla.state.LeadClocksState;
import dev.handoff.testing.StateStaysReadable;

class GoldenStateTest extends StateStaysReadable {
  GoldenStateTest() {
    super(LeadClocksState.class);
  }
}
