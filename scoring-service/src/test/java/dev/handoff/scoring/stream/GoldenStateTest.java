package dev.handoff.scoring.stream;

import dev.handoff.scoring.state.LeadState;
import dev.handoff.testing.StateStaysReadable;

class GoldenStateTest extends StateStaysReadable {
  GoldenStateTest() {
    super(LeadState.class);
  }
}
