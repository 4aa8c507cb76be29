package dev.handoff.lifecycle.stream;

import dev.handoff.lifecycle.state.ErasedState;
import dev.handoff.testing.StateStaysReadable;

class GoldenErasedTest extends StateStaysReadable {
  GoldenErasedTest() {
    super(ErasedState.class);
  }
}
