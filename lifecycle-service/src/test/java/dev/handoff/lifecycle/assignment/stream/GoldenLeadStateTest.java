package dev.handoff.lifecycle.assignment.stream;

import dev.handoff.lifecycle.state.OpenLeadState;
import dev.handoff.testing.StateStaysReadable;

class GoldenLeadStateTest extends StateStaysReadable {
  GoldenLeadStateTest() {
    super(OpenLeadState.class);
  }
}
