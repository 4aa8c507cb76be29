package dev.handoff.sla.clock;

import static dev.handoff.sla.clock.Monitor.START;
import static dev.handoff.sla.clock.Monitor.accepted;
import static dev.handoff.sla.clock.Monitor.automatedEmail;
import static dev.handoff.sla.clock.Monitor.breached;
import static dev.handoff.sla.clock.Monitor.cancelled;
import static dev.handoff.sla.clock.Monitor.corrected;
import static dev.handoff.sla.clock.Monitor.disqualified;
import static dev.handoff.sla.clock.Monitor.escalated;
import static dev.handoff.sla.clock.Monitor.given;
import static dev.handoff.sla.clock.Monitor.hours;
import static dev.handoff.sla.clock.Monitor.met;
import static dev.handoff.sla.clock.Monitor.minutes;
import static dev.handoff.sla.clock.Monitor.mqlRaised;
import static dev.handoff.sla.clock.Monitor.raised;
import static dev.handoff.sla.clock.Monitor.rejected;
import static dev.handoff.sla.clock.Monitor.touched;
import static dev.handoff.sla.clock.Monitor.warned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PromiseTest {

  @Nested
  class ThatIsKept {
    @Test
    void a_touch_in_time_meets_the_first_touch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(3))
          .when(touched())
          .then(met("first-touch"))
          .whenTimePasses(hours(2))
          .thenNothing();
    }

    @Test
    void a_touch_at_the_very_due_instant_is_in_time() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenBlindFor(hours(4))
          .when(touched())
          .then(met("first-touch"));
    }

    @Test
    void what_is_written_down_late_but_happened_in_time_is_in_time() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenBlindFor(hours(6))
          .when(touched().at(hours(1)))
          .then(met("first-touch"));
    }

    @Test
    void an_acceptance_is_a_decision() {
      given(mqlRaised("L-1", "direct-inquiry")).when(accepted()).then(met("acceptance"));
    }

    @Test
    void a_rejection_is_a_decision_too_and_calls_off_the_first_touch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(rejected())
          .then(cancelled("first-touch"), met("acceptance"))
          .whenTimePasses(hours(72))
          .thenNothing();
    }

    @Test
    void a_disqualification_calls_off_both() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(disqualified())
          .then(cancelled("first-touch"), cancelled("acceptance"));
    }

    @Test
    void a_second_touch_says_nothing() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(touched())
          .then(met("first-touch"))
          .when(touched())
          .thenNothing();
    }
  }

  @Nested
  class ThatIsBroken {
    @Test
    void nobody_touches_the_lead() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(4))
          .then(breached("first-touch"));
    }

    @Test
    void it_breaks_once_and_not_before() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(4).minusMillis(1))
          .thenNothing()
          .whenTimePasses(Duration.ofMillis(1))
          .then(breached("first-touch"))
          .whenTimePasses(hours(24))
          .thenNothing();
    }

    @Test
    void an_automated_email_is_no_touch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(automatedEmail())
          .whenTimePasses(hours(4))
          .then(breached("first-touch"));
    }

    @Test
    void an_acceptance_is_no_touch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(accepted())
          .then(met("acceptance"))
          .whenTimePasses(hours(4))
          .then(breached("first-touch"));
    }

    @Test
    void a_touch_from_before_the_handoff_is_no_answer_to_it() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(touched().at(minutes(-1)))
          .whenTimePasses(hours(4))
          .then(breached("first-touch"));
    }

    @Test
    void a_touch_after_the_due_instant_proves_the_breach_before_the_monitor_looks() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenBlindFor(hours(6))
          .when(touched().at(hours(5)))
          .then(breached("first-touch"))
          .whenTimePasses(hours(1))
          .thenNothing();
    }

    @Test
    void a_late_touch_ends_the_escalations_in_silence() {
      given(mqlRaised("L-1", "high-intent"))
          .whenDownFor(minutes(61))
          .then(breached("first-touch"))
          .when(touched())
          .thenNothing()
          .whenTimePasses(hours(12))
          .thenNothing();
    }

    @Test
    void a_touch_that_claims_to_be_of_tomorrow_is_of_now() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(touched().at(hours(24)))
          .then(met("first-touch"));
    }
  }

  @Nested
  class ThatTurnsOutToBeKept {
    @Test
    void a_touch_in_time_that_is_written_down_late_takes_the_breach_back() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(5))
          .then(breached("first-touch"))
          .when(touched().at(hours(3)))
          .then(corrected("first-touch"))
          .when(touched().at(hours(2)))
          .thenNothing();
    }

    @Test
    void it_does_so_even_after_a_late_touch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(5))
          .then(breached("first-touch"))
          .when(touched())
          .thenNothing()
          .when(touched().at(hours(3)))
          .then(corrected("first-touch"));
    }

    @Test
    void a_rejection_in_time_that_is_written_down_late_takes_the_breach_back_too() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(5))
          .then(breached("first-touch"))
          .when(rejected().at(hours(3)))
          .then(corrected("first-touch"), met("acceptance"));
    }

    @Test
    void a_correction_ends_the_escalations() {
      given(mqlRaised("L-1", "high-intent"))
          .whenDownFor(minutes(61))
          .then(breached("first-touch"))
          .when(touched().at(minutes(10)))
          .then(corrected("first-touch"))
          .whenTimePasses(hours(12))
          .thenNothing();
    }

    @Test
    void a_step_of_an_earlier_pass_speaks_for_that_pass_only() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(5))
          .then(breached("first-touch"))
          .whenRaisedAgain("direct-inquiry")
          .whenHeardOfTheFirstPass(touched().at(hours(3)))
          .then(corrected("first-touch"))
          .whenTimePasses(hours(4))
          .then(breached("first-touch"));
    }
  }

  @Nested
  class OnItsWay {
    @Test
    void it_warns_then_breaks_then_escalates() {
      given(mqlRaised("L-1", "high-intent"))
          .whenTimePasses(minutes(29))
          .thenNothing()
          .whenTimePasses(minutes(1))
          .then(warned("first-touch", 50))
          .whenTimePasses(minutes(18))
          .then(warned("first-touch", 80))
          .whenTimePasses(minutes(12))
          .then(breached("first-touch"))
          .whenTimePasses(hours(1))
          .then(escalated("first-touch", 1))
          .whenTimePasses(hours(3))
          .then(escalated("first-touch", 2))
          .whenTimePasses(hours(24))
          .thenNothing();
    }

    @Test
    void a_warning_that_was_missed_is_left_out_once_the_promise_is_broken() {
      given(mqlRaised("L-1", "high-intent")).whenDownFor(minutes(90)).then(breached("first-touch"));
    }

    @Test
    void every_escalation_that_was_missed_is_said() {
      given(mqlRaised("L-1", "high-intent"))
          .whenDownFor(hours(24))
          .then(breached("first-touch"), escalated("first-touch", 1), escalated("first-touch", 2));
    }

    @Test
    void what_is_said_late_still_bears_the_true_instant() {
      assertThat(given(mqlRaised("L-1", "high-intent")).whenDownFor(hours(24)).said())
          .extracting(ClockAlert::occurredAt)
          .containsExactly(after(hours(1)), after(hours(2)), after(hours(5)));
    }

    @Test
    void warnings_and_escalations_keep_the_hours_of_the_calendar() {
      Contract nineToFive =
          SalesPromises.promising(
              Hours.weekdays("UTC", "09:00-17:00"), SalesPromises.usual().sla().promises().get(1));
      // From Monday 16:30, an hour: half of it on Monday, half on Tuesday.
      assertThat(
              given(mqlRaised("L-1", "none"), nineToFive)
                  .whenTimePasses(minutes(450))
                  .whenRaisedAgain("high-intent")
                  .whenTimePasses(hours(48))
                  .said())
          .extracting(ClockAlert::occurredAt)
          .containsExactly(
              Instant.parse("2026-03-02T17:00:00Z"),
              Instant.parse("2026-03-03T09:18:00Z"),
              Instant.parse("2026-03-03T09:30:00Z"),
              Instant.parse("2026-03-03T10:30:00Z"),
              Instant.parse("2026-03-03T13:30:00Z"));
    }
  }

  @Test
  void a_step_that_is_heard_of_again_changes_nothing() {
    given(mqlRaised("L-1", "direct-inquiry"))
        .whenHeardAgain(raised("direct-inquiry"))
        .whenTimePasses(hours(4))
        .then(breached("first-touch"))
        .whenHeardAgain(raised("direct-inquiry"))
        .whenTimePasses(hours(4))
        .thenNothing();
  }

  @Test
  void a_class_without_a_promise_of_its_own_has_the_one_for_all_classes_or_none() {
    given(mqlRaised("L-1", "standard"))
        .whenTimePasses(hours(47))
        .thenNothing()
        .whenTimePasses(hours(1))
        .then(breached("acceptance"));
  }

  @Test
  void a_clock_is_forgotten_long_after_its_end() {
    Monitor monitor = given(mqlRaised("L-1", "direct-inquiry")).when(rejected());
    assertThat(monitor.whenDownFor(SlaClock.REMEMBERED.minusMillis(1)).clocks().isEmpty())
        .isFalse();
    assertThat(monitor.whenDownFor(Duration.ofMillis(1)).clocks().isEmpty()).isTrue();
  }

  @Test
  void a_breach_that_nobody_ever_makes_good_is_forgotten_too_but_not_before_it_is_escalated() {
    Monitor monitor =
        given(mqlRaised("L-1", "high-intent")).whenDownFor(SlaClock.REMEMBERED.multipliedBy(2));
    assertThat(monitor.said()).hasSize(4);
    assertThat(monitor.clocks().isEmpty()).isFalse();
    assertThat(monitor.whenDownFor(SlaClock.REMEMBERED).clocks().isEmpty()).isTrue();
  }

  @Test
  void an_alert_is_a_sentence() {
    assertThat(given(mqlRaised("L-1", "direct-inquiry")).whenTimePasses(hours(4)).said())
        .extracting(ClockAlert::sentence)
        .containsExactly(
            "Lead L-1 was due for its first touch by 2026-03-02T13:00:00Z and had none.");
  }

  @Test
  void an_alert_bears_the_same_id_on_every_replay() {
    assertThat(eventIds(given(mqlRaised("L-1", "high-intent")).whenTimePasses(hours(5))))
        .doesNotHaveDuplicates()
        .hasSize(5)
        .isEqualTo(eventIds(given(mqlRaised("L-1", "high-intent")).whenTimePasses(hours(5))))
        .doesNotContainAnyElementsOf(
            eventIds(given(mqlRaised("L-2", "high-intent")).whenTimePasses(hours(5))));
  }

  private static List<String> eventIds(Monitor monitor) {
    return monitor.said().stream().map(ClockAlert::eventId).toList();
  }

  private static Instant after(Duration time) {
    return START.plus(time);
  }
}
