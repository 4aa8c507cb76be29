package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.Monitor.accepted;
import static dev.handoff.sla.clock.Monitor.breached;
import static dev.handoff.sla.clock.Monitor.cancelled;
import static dev.handoff.sla.clock.Monitor.corrected;
import static dev.handoff.sla.clock.Monitor.given;
import static dev.handoff.sla.clock.Monitor.givenTo;
import static dev.handoff.sla.clock.Monitor.hours;
import static dev.handoff.sla.clock.Monitor.met;
import static dev.handoff.sla.clock.Monitor.mqlRaised;
import static dev.handoff.sla.clock.Monitor.touched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.SlaTerms.Promise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another rep owes what is still owed afresh, where the contract says so; else by when it was. */
class GivenToAnotherTest {
  private static Monitor danas(boolean restart) {
    Contract contract =
        SalesPromises.promising(
            Hours.always(),
            new Promise(
                "first-touch",
                null,
                hours(4),
                "hours",
                List.of(),
                List.of(),
                Duration.ZERO,
                false,
                restart),
            SalesPromises.promise("acceptance", null, hours(8)));
    return given(mqlRaised("L-1", "standard"), contract).when(givenTo("dana"));
  }

  @Test
  void the_first_clock_is_called_off_and_another_one_runs_from_then_on() {
    danas(true)
        .whenTimePasses(hours(3))
        .when(givenTo("kim"))
        .then(cancelled("first-touch"))
        .whenTimePasses(hours(4).minusMinutes(1))
        .thenNothing()
        .whenTimePasses(hours(1))
        .then(breached("first-touch"))
        .when(accepted())
        .then(met("acceptance"));
  }

  @Test
  void unless_the_contract_says_so_the_other_rep_owes_it_by_when_it_was_owed() {
    danas(false)
        .whenTimePasses(hours(3))
        .when(givenTo("kim"))
        .thenNothing()
        .whenTimePasses(hours(1))
        .then(breached("first-touch"));
  }

  @Test
  void the_same_rep_again_is_no_other() {
    danas(true)
        .whenTimePasses(hours(3))
        .when(givenTo("dana"))
        .thenNothing()
        .whenTimePasses(hours(1))
        .then(breached("first-touch"));
  }

  @Test
  void what_was_kept_is_not_owed_again() {
    danas(true)
        .when(touched())
        .then(met("first-touch"))
        .when(givenTo("kim"))
        .whenTimePasses(hours(5))
        .thenNothing();
  }

  @Test
  void a_promise_that_is_broken_stays_so_and_is_owed_afresh() {
    danas(true)
        .whenTimePasses(hours(5))
        .then(breached("first-touch"))
        .when(givenTo("kim"))
        .thenNothing()
        .whenTimePasses(hours(2))
        .when(touched())
        .then(met("first-touch"));
  }

  @Test
  void one_that_was_given_on_in_time_and_told_late_is_taken_back() {
    danas(true)
        .whenTimePasses(hours(5))
        .then(breached("first-touch"))
        .when(givenTo("kim").at(hours(3)))
        .then(corrected("first-touch"))
        .whenTimePasses(hours(2))
        .then(breached("first-touch"));
  }

  @Test
  void a_touch_of_the_one_before_that_is_told_late_keeps_it_all_the_same() {
    danas(true)
        .whenTimePasses(hours(3))
        .when(givenTo("kim"))
        .then(cancelled("first-touch"))
        .when(touched().at(hours(2)))
        .then(met("first-touch"))
        .whenTimePasses(hours(8))
        .then(breached("acceptance"));
  }

  @Test
  void however_often_it_is_given_on_every_alert_has_an_id_of_its_own() {
    Monitor monitor = danas(true);
    for (String rep : List.of("kim", "alex", "kim", "dana")) {
      monitor.when(givenTo(rep));
    }
    List<ClockAlert> said = monitor.when(touched()).said();
    assertThat(said).hasSize(5).extracting(ClockAlert::eventId).doesNotHaveDuplicates();
  }
}
