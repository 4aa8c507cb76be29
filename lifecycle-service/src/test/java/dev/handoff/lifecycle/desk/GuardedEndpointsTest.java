package dev.handoff.lifecycle.desk;

import dev.handoff.testing.EveryEndpointIsGuarded;

class GuardedEndpointsTest extends EveryEndpointIsGuarded {
  GuardedEndpointsTest() {
    super("lifecycle-service", "dev.handoff.lifecycle", WhoMayAsk.class);
  }
}
