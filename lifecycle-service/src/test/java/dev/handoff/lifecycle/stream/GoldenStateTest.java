package dev.handoff.lifecycle.stream;

import dev.handoff.lifecycle.state.LeadState;
import dev.handoff.testing.StateStaysReadable;

class GoldenStateTest extends StateStaysReadable {
  GoldenStateTest() {
    super(LeadState.class);
  }
}
