package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.Monitor.START;
import static dev.handoff.sla.clock.Monitor.accepted;
import static dev.handoff.sla.clock.Monitor.breached;
import static dev.handoff.sla.clock.Monitor.corrected;
import static dev.handoff.sla.clock.Monitor.escalated;
import static dev.handoff.sla.clock.Monitor.given;
import static dev.handoff.sla.clock.Monitor.hours;
import static dev.handoff.sla.clock.Monitor.met;
import static dev.handoff.sla.clock.Monitor.minutes;
import static dev.handoff.sla.clock.Monitor.mqlRaised;
import static dev.handoff.sla.clock.Monitor.rejected;
import static dev.handoff.sla.clock.Monitor.tightened;
import static dev.handoff.sla.clock.Monitor.touched;
import static dev.handoff.sla.clock.Monitor.warned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.SlaTerms.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A lead that was handed over for what it read, to be called within a day, asks for a demo, and is
 * to be called within four hours of that.
 */
class TightenedTest {
  private static final Contract CONTRACT =
      SalesPromises.promising(
          Hours.always(),
          firstTouch("standard", 24, List.of(80), List.of()),
          firstTouch("direct-inquiry", 4, List.of(50, 80), List.of(hours(1))),
          SalesPromises.promise("acceptance", null, hours(48)));

  private static Promise firstTouch(
      String slaClass, int hours, List<Integer> warnAt, List<Duration> escalateAfter) {
    return new Promise(
        "first-touch",
        slaClass,
        hours(hours),
        "hours",
        warnAt,
        escalateAfter,
        Duration.ZERO,
        false,
        false);
  }

  private static Monitor mql() {
    return given(mqlRaised("L-1", "standard"), CONTRACT);
  }

  private static Pledge firstTouch(Monitor monitor) {
    return monitor.clocks().clocks().getFirst().pledge();
  }

  @Test
  void it_is_due_as_soon_after_the_act_as_is_promised_to_those_who_ask() {
    mql()
        .whenTimePasses(hours(10))
        .when(tightened("direct-inquiry"))
        .thenNothing()
        .whenTimePasses(hours(2))
        .then(warned("first-touch", 50))
        .whenTimePasses(hours(2))
        .then(warned("first-touch", 80), breached("first-touch"))
        .whenTimePasses(hours(1))
        .then(escalated("first-touch", 1))
        .whenTimePasses(hours(20))
        .thenNothing();
  }

  @Test
  void it_is_the_same_clock_which_moved_and_says_why() {
    Monitor monitor = mql().whenTimePasses(hours(10)).when(tightened("direct-inquiry"));
    Pledge pledge = firstTouch(monitor);
    assertThat(pledge.startedAt()).isEqualTo(START);
    assertThat(pledge.dueAt()).isEqualTo(START.plus(hours(14)));
    assertThat(pledge.slaClass()).isEqualTo("direct-inquiry");
    assertThat(pledge.course().moves()).isEqualTo(1);
    assertThat(pledge.course().movedAt()).isEqualTo(START.plus(hours(10)));
    assertThat(pledge.clockId()).isEqualTo("L-1\ncycle-1\nfirst-touch");

    monitor.whenTimePasses(hours(4));
    assertThat(monitor.said().getLast().sentence())
        .isEqualTo(
            "Lead L-1 was due for its first touch by 2026-03-02T23:00:00Z and had none. Due then,"
                + " as the lead did something more urgent at 2026-03-02T19:00:00Z.");
  }

  @Test
  void a_promise_that_is_due_sooner_anyway_stays_as_it_is() {
    Monitor monitor = mql().whenTimePasses(hours(22)).then(warned("first-touch", 80));
    Pledge before = firstTouch(monitor);
    monitor.when(tightened("direct-inquiry")).thenNothing();
    assertThat(firstTouch(monitor)).isEqualTo(before);
    monitor.whenTimePasses(hours(2)).then(breached("first-touch"));
  }

  @Test
  void a_looser_class_changes_nothing() {
    Monitor monitor = given(mqlRaised("L-1", "direct-inquiry"), CONTRACT).whenTimePasses(hours(1));
    Pledge before = firstTouch(monitor);
    monitor.when(tightened("standard"));
    assertThat(firstTouch(monitor)).isEqualTo(before);
  }

  @Test
  void a_lead_that_was_accepted_still_waits_for_its_first_touch() {
    mql()
        .when(accepted())
        .then(met("acceptance"))
        .when(tightened("direct-inquiry"))
        .whenTimePasses(hours(3))
        .when(touched())
        .then(warned("first-touch", 50), met("first-touch"));
  }

  @Test
  void who_was_called_before_was_called() {
    mql()
        .when(touched())
        .then(met("first-touch"))
        .when(tightened("direct-inquiry"))
        .whenTimePasses(hours(24))
        .thenNothing();
  }

  @Test
  void what_is_broken_stays_broken_and_is_no_second_breach() {
    mql()
        .whenDownFor(hours(25))
        .then(breached("first-touch"))
        .when(tightened("direct-inquiry"))
        .whenTimePasses(hours(6))
        .thenNothing();
  }

  @Test
  void what_was_called_off_stays_so() {
    Monitor monitor = mql().when(rejected());
    List<SlaClock> before = monitor.clocks().clocks();
    monitor.when(tightened("direct-inquiry"));
    assertThat(monitor.clocks().clocks()).isEqualTo(before);
  }

  @Test
  void a_touch_that_came_before_the_act_and_is_told_after_the_breach_takes_it_back() {
    mql()
        .whenTimePasses(hours(10))
        .when(tightened("direct-inquiry"))
        .whenDownFor(hours(4).plusMinutes(1))
        .then(breached("first-touch"))
        .when(touched().at(hours(9)))
        .then(corrected("first-touch"));
  }

  @Test
  void a_touch_that_the_day_would_have_let_pass_is_too_late_now() {
    mql()
        .whenTimePasses(hours(1))
        .when(tightened("direct-inquiry"))
        .whenDownFor(hours(5))
        .then(breached("first-touch"), escalated("first-touch", 1))
        .when(touched().at(hours(5).plusSeconds(1)))
        .thenNothing();
  }

  @Test
  void an_act_that_is_heard_of_late_counts_from_when_it_was() {
    mql()
        .whenBlindFor(hours(8))
        .when(tightened("direct-inquiry").at(hours(3)))
        .whenTimePasses(minutes(1))
        .then(breached("first-touch"), escalated("first-touch", 1));
  }

  @Test
  void where_nothing_was_promised_so_far_it_is_now() {
    Contract onlyThoseWhoAsk =
        SalesPromises.promising(
            Hours.always(), SalesPromises.promise("first-touch", "direct-inquiry", hours(4)));
    given(mqlRaised("L-1", "partner"), onlyThoseWhoAsk)
        .whenTimePasses(hours(10))
        .thenNothing()
        .when(tightened("direct-inquiry"))
        .whenTimePasses(hours(4))
        .then(breached("first-touch"));
  }

  @Test
  void another_calendar_counts_from_the_act_on_and_the_sooner_instant_holds() {
    // START is a Monday at 9:00. The demo is asked for at 17:00.
    Contract contract =
        SalesPromises.promising(
            Hours.weekdays("UTC", "09:00-18:00"),
            SalesPromises.promise("first-touch", "standard", hours(9)),
            SalesPromises.promise("first-touch", "direct-inquiry", hours(4)));
    Monitor monitor =
        given(mqlRaised("L-1", "standard"), contract)
            .whenBlindFor(hours(8))
            .when(tightened("direct-inquiry"));
    Instant closing = START.plus(hours(9));
    assertThat(firstTouch(monitor).dueAt()).isEqualTo(closing);
    assertThat(firstTouch(monitor).course().moves()).isZero();
  }
}
