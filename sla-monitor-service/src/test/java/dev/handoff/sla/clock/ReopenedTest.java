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
import static dev.handoff.sla.clock.Monitor.raised;
import static dev.handoff.sla.clock.Monitor.rejected;
import static dev.handoff.sla.clock.Monitor.reopenedAsSal;
import static dev.handoff.sla.clock.Monitor.talkedTo;
import static dev.handoff.sla.clock.Monitor.touched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lead that is taken back is owed afresh what is still ahead of it. */
class ReopenedTest {
  private static final Contract CONTRACT =
      SalesPromises.promising(
          Hours.always(),
          SalesPromises.promise("first-touch", null, hours(4)),
          SalesPromises.promise("acceptance", null, hours(8)),
          SalesPromises.promise("discovery", null, hours(48)));

  private static Monitor mql() {
    return given(mqlRaised("L-1", "standard"), CONTRACT);
  }

  @Test
  void as_an_MQL_it_is_owed_everything_afresh() {
    mql()
        .when(rejected())
        .then(cancelled("first-touch"), met("acceptance"))
        .whenBlindFor(hours(24))
        .when(raised("standard"))
        .thenNothing()
        .whenTimePasses(hours(4))
        .then(breached("first-touch"))
        .when(accepted())
        .then(met("acceptance"));
  }

  @Test
  void as_accepted_it_is_owed_a_talk_afresh_and_the_touch_that_was_called_off() {
    mql()
        .when(accepted())
        .then(met("acceptance"))
        .when(disqualified())
        .then(cancelled("first-touch"), cancelled("discovery"))
        .whenBlindFor(hours(24))
        .when(reopenedAsSal("standard"))
        .whenTimePasses(hours(5))
        .then(breached("first-touch"))
        .when(talkedTo())
        .then(met("discovery"))
        .whenTimePasses(hours(48))
        .thenNothing();
  }

  @Test
  void as_accepted_it_is_owed_no_other_touch_where_it_was_touched() {
    mql()
        .when(touched())
        .when(accepted())
        .when(disqualified())
        .then(met("first-touch"), met("acceptance"), cancelled("discovery"))
        .when(reopenedAsSal("standard"))
        .whenTimePasses(hours(48))
        .then(breached("discovery"));
  }

  @Test
  void a_touch_that_was_too_late_the_first_time_stays_so() {
    mql()
        .when(accepted())
        .whenTimePasses(hours(5))
        .when(disqualified())
        .then(met("acceptance"), breached("first-touch"), cancelled("discovery"))
        .when(reopenedAsSal("standard"))
        .whenTimePasses(hours(5))
        .thenNothing();
  }

  @Test
  void what_is_told_late_of_the_time_before_still_counts_there_and_only_there() {
    mql()
        .whenTimePasses(hours(5))
        .when(rejected())
        .then(breached("first-touch"), met("acceptance"))
        .when(raised("standard"))
        .whenTimePasses(hours(1))
        .when(touched().at(hours(1)))
        .then(corrected("first-touch"))
        .whenTimePasses(hours(3))
        .then(breached("first-touch"));
  }

  @Test
  void however_often_it_is_reopened_every_alert_has_an_id_of_its_own() {
    Monitor monitor = mql();
    for (int i = 0; i < 3; i++) {
      monitor.when(rejected()).when(raised("standard"));
    }
    List<ClockAlert> said = monitor.when(touched()).when(accepted()).said();
    assertThat(said).hasSize(8).extracting(ClockAlert::eventId).doesNotHaveDuplicates();
  }
}
