package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.Monitor.accepted;
import static dev.handoff.sla.clock.Monitor.breached;
import static dev.handoff.sla.clock.Monitor.cancelled;
import static dev.handoff.sla.clock.Monitor.corrected;
import static dev.handoff.sla.clock.Monitor.disqualified;
import static dev.handoff.sla.clock.Monitor.given;
import static dev.handoff.sla.clock.Monitor.hours;
import static dev.handoff.sla.clock.Monitor.met;
import static dev.handoff.sla.clock.Monitor.mqlRaised;
import static dev.handoff.sla.clock.Monitor.talkedTo;
import static dev.handoff.sla.clock.Monitor.touched;

import dev.handoff.contract.Contract;
import org.junit.jupiter.api.Test;

/** A discovery call is promised from the acceptance on: here within 48 hours of it. */
class DiscoveryTest {
  private static final Contract CONTRACT =
      SalesPromises.promising(
          Hours.always(),
          SalesPromises.promise("acceptance", null, hours(4)),
          SalesPromises.promise("discovery", null, hours(48)));

  @Test
  void it_is_promised_by_who_accepts_and_not_before() {
    given(mqlRaised("L-1", "standard"), CONTRACT)
        .whenTimePasses(hours(60))
        .then(breached("acceptance"))
        .when(accepted())
        .thenNothing()
        .whenTimePasses(hours(47))
        .thenNothing()
        .whenTimePasses(hours(1))
        .then(breached("discovery"));
  }

  @Test
  void a_discovery_call_keeps_it_and_a_touch_does_not() {
    given(mqlRaised("L-1", "standard"), CONTRACT)
        .when(accepted())
        .then(met("acceptance"))
        .when(touched())
        .thenNothing()
        .whenTimePasses(hours(47))
        .when(talkedTo())
        .then(met("discovery"));
  }

  @Test
  void whoever_is_out_owes_no_call() {
    given(mqlRaised("L-1", "standard"), CONTRACT)
        .when(accepted())
        .then(met("acceptance"))
        .when(disqualified())
        .then(cancelled("discovery"))
        .whenTimePasses(hours(72))
        .thenNothing();
  }

  @Test
  void a_call_in_time_that_is_written_down_late_takes_the_breach_back() {
    given(mqlRaised("L-1", "standard"), CONTRACT)
        .when(accepted())
        .then(met("acceptance"))
        .whenTimePasses(hours(50))
        .then(breached("discovery"))
        .when(talkedTo().at(hours(20)))
        .then(corrected("discovery"));
  }
}
