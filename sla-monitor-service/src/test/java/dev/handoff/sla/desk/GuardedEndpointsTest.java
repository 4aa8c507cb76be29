package dev.handoff.sla.desk;

import dev.handoff.testing.EveryEndpointIsGuarded;

class GuardedEndpointsTest extends EveryEndpointIsGuarded {
  GuardedEndpointsTest() {
    super("sla-monitor-service", "dev.handoff.sla", WhoMayAsk.class);
  }
}
