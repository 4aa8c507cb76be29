package dev.handoff.scoring.desk;

import dev.handoff.testing.EveryEndpointIsGuarded;

class GuardedEndpointsTest extends EveryEndpointIsGuarded {
  GuardedEndpointsTest() {
    super("scoring-service", "dev.handoff.scoring", WhoMayAsk.class);
  }
}
