package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.Monitor.breached;
import static dev.handoff.sla.clock.Monitor.given;
import static dev.handoff.sla.clock.Monitor.hours;
import static dev.handoff.sla.clock.Monitor.met;
import static dev.handoff.sla.clock.Monitor.minutes;
import static dev.handoff.sla.clock.Monitor.mqlRaised;
import static dev.handoff.sla.clock.Monitor.touched;

import dev.handoff.contract.Contract;
import dev.handoff.contract.SlaTerms.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A contract may let a touch from shortly before the MQL count: here a day. */
class TouchBeforeTest {
  private static final Contract CONTRACT =
      SalesPromises.promising(
          Hours.always(),
          new Promise(
              "first-touch",
              null,
              hours(4),
              "hours",
              List.of(),
              List.of(),
              hours(24),
              false,
              false));

  private static Monitor mql() {
    return given(mqlRaised("L-1", "standard"), CONTRACT);
  }

  @Test
  void a_touch_of_the_pass_before_keeps_the_promise_as_it_is_given() {
    mql()
        .when(touched())
        .then(met("first-touch"))
        .whenTimePasses(hours(24))
        .whenRaisedAgain("standard")
        .then(met("first-touch"))
        .whenTimePasses(hours(4))
        .thenNothing();
  }

  @Test
  void a_touch_of_longer_ago_does_not() {
    mql()
        .when(touched())
        .then(met("first-touch"))
        .whenTimePasses(hours(24).plusMinutes(1))
        .whenRaisedAgain("standard")
        .whenTimePasses(hours(4))
        .then(breached("first-touch"));
  }

  @Test
  void one_that_is_told_after_the_handoff_keeps_it_too() {
    mql().when(touched().at(minutes(-5))).then(met("first-touch"));
  }
}
