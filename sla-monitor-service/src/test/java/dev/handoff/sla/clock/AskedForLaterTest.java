package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.Monitor.START;
import static dev.handoff.sla.clock.Monitor.accepted;
import static dev.handoff.sla.clock.Monitor.askedForLater;
import static dev.handoff.sla.clock.Monitor.breached;
import static dev.handoff.sla.clock.Monitor.corrected;
import static dev.handoff.sla.clock.Monitor.escalated;
import static dev.handoff.sla.clock.Monitor.given;
import static dev.handoff.sla.clock.Monitor.hours;
import static dev.handoff.sla.clock.Monitor.met;
import static dev.handoff.sla.clock.Monitor.mqlRaised;
import static dev.handoff.sla.clock.Monitor.talkedTo;
import static dev.handoff.sla.clock.Monitor.warned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.contract.SlaTerms.Promise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lead that asks to be called later stops the clocks of which the contract says so. */
class AskedForLaterTest {
  private static final Contract CONTRACT = contract(true);

  private static Contract contract(boolean pauseWhenAsked) {
    return SalesPromises.promising(
        Hours.always(),
        SalesPromises.promise("first-touch", null, hours(4)),
        new Promise(
            "discovery",
            null,
            hours(48),
            "hours",
            List.of(50),
            List.of(hours(10)),
            Duration.ZERO,
            pauseWhenAsked,
            false));
  }

  private static Monitor accepts(Contract contract) {
    return given(mqlRaised("L-1", "standard"), contract).when(accepted());
  }

  @Test
  void no_time_counts_until_the_date_that_it_asked_for() {
    accepts(CONTRACT)
        .whenTimePasses(hours(4).minusMinutes(1))
        .when(askedForLater(hours(100)))
        .then(met("first-touch"))
        .whenTimePasses(hours(116))
        .thenNothing()
        .whenTimePasses(Duration.ofMinutes(2))
        .then(warned("discovery", 50))
        .whenTimePasses(hours(24))
        .then(breached("discovery"))
        .whenTimePasses(hours(10))
        .then(escalated("discovery", 1));
  }

  @Test
  void without_a_word_of_the_contract_time_goes_on() {
    accepts(contract(false))
        .when(askedForLater(hours(100)))
        .whenTimePasses(hours(48))
        .then(met("first-touch"), warned("discovery", 50), breached("discovery"));
  }

  @Test
  void what_was_warned_of_is_not_warned_of_again() {
    accepts(CONTRACT)
        .whenTimePasses(hours(30))
        .then(breached("first-touch"), warned("discovery", 50))
        .when(askedForLater(hours(60)))
        .whenTimePasses(hours(48).minusMinutes(1))
        .thenNothing()
        .whenTimePasses(Duration.ofMinutes(1))
        .then(breached("discovery"));
  }

  @Test
  void it_may_ask_twice_and_what_overlaps_counts_once() {
    accepts(CONTRACT)
        .when(askedForLater(hours(20)))
        .when(askedForLater(hours(30)))
        .then(met("first-touch"))
        .whenTimePasses(hours(78).minusMinutes(1))
        .then(warned("discovery", 50))
        .whenTimePasses(Duration.ofMinutes(1))
        .then(breached("discovery"));
  }

  @Test
  void what_it_asked_for_before_it_was_accepted_holds_for_the_talk_too() {
    given(mqlRaised("L-1", "standard"), CONTRACT)
        .when(askedForLater(hours(20)))
        .when(accepted())
        .whenTimePasses(hours(68).minusMinutes(1))
        .then(met("first-touch"), warned("discovery", 50))
        .whenTimePasses(Duration.ofMinutes(1))
        .then(breached("discovery"));
  }

  @Test
  void told_late_it_takes_the_breach_back_and_the_clock_runs_on() {
    accepts(CONTRACT)
        .whenTimePasses(hours(50))
        .then(breached("first-touch"), warned("discovery", 50), breached("discovery"))
        .when(askedForLater(hours(60)).at(hours(40)))
        .then(corrected("discovery"))
        .whenTimePasses(hours(5))
        .when(talkedTo())
        .then(met("discovery"));
  }

  @Test
  void asked_after_the_due_instant_it_saves_nothing() {
    accepts(CONTRACT)
        .whenTimePasses(hours(50))
        .then(breached("first-touch"), warned("discovery", 50), breached("discovery"))
        .when(askedForLater(hours(100)))
        .whenTimePasses(hours(10))
        .then(escalated("discovery", 1));
  }

  @Test
  void the_moved_deadline_is_said_and_every_alert_has_an_id_of_its_own() {
    Monitor monitor =
        accepts(CONTRACT)
            .whenTimePasses(hours(50))
            .when(askedForLater(hours(60)).at(hours(40)))
            .whenTimePasses(hours(30));
    assertThat(monitor.said()).extracting(ClockAlert::eventId).doesNotHaveDuplicates();
    assertThat(monitor.clocks().clocks().getLast().pledge().dueAt())
        .isEqualTo(START.plus(hours(68)));
    assertThat(monitor.said().get(monitor.said().size() - 2).sentence())
        .isEqualTo(
            "Lead L-1 was due for its discovery call by 2026-03-05T05:00:00Z and had none. Due then,"
                + " as the lead asked at 2026-03-04T01:00:00Z to be called after"
                + " 2026-03-04T21:00:00Z.");
  }
}
