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
    void aTouchInTimeMeetsTheFirstTouch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(3))
          .when(touched())
          .then(met("first-touch"))
          .whenTimePasses(hours(2))
          .thenNothing();
    }

    @Test
    void aTouchAtTheVeryDueInstantIsInTime() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenBlindFor(hours(4))
          .when(touched())
          .then(met("first-touch"));
    }

    @Test
    void whatIsWrittenDownLateButHappenedInTimeIsInTime() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenBlindFor(hours(6))
          .when(touched().at(hours(1)))
          .then(met("first-touch"));
    }

    @Test
    void anAcceptanceIsADecision() {
      given(mqlRaised("L-1", "direct-inquiry")).when(accepted()).then(met("acceptance"));
    }

    @Test
    void aRejectionIsADecisionTooAndCallsOffTheFirstTouch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(rejected())
          .then(cancelled("first-touch"), met("acceptance"))
          .whenTimePasses(hours(72))
          .thenNothing();
    }

    @Test
    void aDisqualificationCallsOffBoth() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(disqualified())
          .then(cancelled("first-touch"), cancelled("acceptance"));
    }

    @Test
    void aSecondTouchSaysNothing() {
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
    void nobodyTouchesTheLead() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(4))
          .then(breached("first-touch"));
    }

    @Test
    void itBreaksOnceAndNotBefore() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(4).minusMillis(1))
          .thenNothing()
          .whenTimePasses(Duration.ofMillis(1))
          .then(breached("first-touch"))
          .whenTimePasses(hours(24))
          .thenNothing();
    }

    @Test
    void anAutomatedEmailIsNoTouch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(automatedEmail())
          .whenTimePasses(hours(4))
          .then(breached("first-touch"));
    }

    @Test
    void anAcceptanceIsNoTouch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(accepted())
          .then(met("acceptance"))
          .whenTimePasses(hours(4))
          .then(breached("first-touch"));
    }

    @Test
    void aTouchFromBeforeTheHandoffIsNoAnswerToIt() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(touched().at(minutes(-1)))
          .whenTimePasses(hours(4))
          .then(breached("first-touch"));
    }

    @Test
    void aTouchAfterTheDueInstantProvesTheBreachBeforeTheMonitorLooks() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenBlindFor(hours(6))
          .when(touched().at(hours(5)))
          .then(breached("first-touch"))
          .whenTimePasses(hours(1))
          .thenNothing();
    }

    @Test
    void aLateTouchEndsTheEscalationsInSilence() {
      given(mqlRaised("L-1", "high-intent"))
          .whenDownFor(minutes(61))
          .then(breached("first-touch"))
          .when(touched())
          .thenNothing()
          .whenTimePasses(hours(12))
          .thenNothing();
    }

    @Test
    void aTouchThatClaimsToBeOfTomorrowIsOfNow() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .when(touched().at(hours(24)))
          .then(met("first-touch"));
    }
  }

  @Nested
  class ThatTurnsOutToBeKept {
    @Test
    void aTouchInTimeThatIsWrittenDownLateTakesTheBreachBack() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(5))
          .then(breached("first-touch"))
          .when(touched().at(hours(3)))
          .then(corrected("first-touch"))
          .when(touched().at(hours(2)))
          .thenNothing();
    }

    @Test
    void itDoesSoEvenAfterALateTouch() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(5))
          .then(breached("first-touch"))
          .when(touched())
          .thenNothing()
          .when(touched().at(hours(3)))
          .then(corrected("first-touch"));
    }

    @Test
    void aRejectionInTimeThatIsWrittenDownLateTakesTheBreachBackToo() {
      given(mqlRaised("L-1", "direct-inquiry"))
          .whenTimePasses(hours(5))
          .then(breached("first-touch"))
          .when(rejected().at(hours(3)))
          .then(corrected("first-touch"), met("acceptance"));
    }

    @Test
    void aCorrectionEndsTheEscalations() {
      given(mqlRaised("L-1", "high-intent"))
          .whenDownFor(minutes(61))
          .then(breached("first-touch"))
          .when(touched().at(minutes(10)))
          .then(corrected("first-touch"))
          .whenTimePasses(hours(12))
          .thenNothing();
    }

    @Test
    void aStepOfAnEarlierPassSpeaksForThatPassOnly() {
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
    void itWarnsThenBreaksThenEscalates() {
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
    void aWarningThatWasMissedIsLeftOutOnceThePromiseIsBroken() {
      given(mqlRaised("L-1", "high-intent")).whenDownFor(minutes(90)).then(breached("first-touch"));
    }

    @Test
    void everyEscalationThatWasMissedIsSaid() {
      given(mqlRaised("L-1", "high-intent"))
          .whenDownFor(hours(24))
          .then(breached("first-touch"), escalated("first-touch", 1), escalated("first-touch", 2));
    }

    @Test
    void whatIsSaidLateStillBearsTheTrueInstant() {
      assertThat(given(mqlRaised("L-1", "high-intent")).whenDownFor(hours(24)).said())
          .extracting(ClockAlert::occurredAt)
          .containsExactly(after(hours(1)), after(hours(2)), after(hours(5)));
    }

    @Test
    void warningsAndEscalationsKeepTheHoursOfTheCalendar() {
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
  void aStepThatIsHeardOfAgainChangesNothing() {
    given(mqlRaised("L-1", "direct-inquiry"))
        .whenHeardAgain(raised("direct-inquiry"))
        .whenTimePasses(hours(4))
        .then(breached("first-touch"))
        .whenHeardAgain(raised("direct-inquiry"))
        .whenTimePasses(hours(4))
        .thenNothing();
  }

  @Test
  void aClassWithoutAPromiseOfItsOwnHasTheOneForAllClassesOrNone() {
    given(mqlRaised("L-1", "standard"))
        .whenTimePasses(hours(47))
        .thenNothing()
        .whenTimePasses(hours(1))
        .then(breached("acceptance"));
  }

  @Test
  void aClockIsForgottenLongAfterItsEnd() {
    Monitor monitor = given(mqlRaised("L-1", "direct-inquiry")).when(rejected());
    assertThat(monitor.whenDownFor(SlaClock.REMEMBERED.minusMillis(1)).clocks().isEmpty())
        .isFalse();
    assertThat(monitor.whenDownFor(Duration.ofMillis(1)).clocks().isEmpty()).isTrue();
  }

  @Test
  void aBreachThatNobodyEverMakesGoodIsForgottenTooButNotBeforeItIsEscalated() {
    Monitor monitor =
        given(mqlRaised("L-1", "high-intent")).whenDownFor(SlaClock.REMEMBERED.multipliedBy(2));
    assertThat(monitor.said()).hasSize(4);
    assertThat(monitor.clocks().isEmpty()).isFalse();
    assertThat(monitor.whenDownFor(SlaClock.REMEMBERED).clocks().isEmpty()).isTrue();
  }

  @Test
  void anAlertIsASentence() {
    assertThat(given(mqlRaised("L-1", "direct-inquiry")).whenTimePasses(hours(4)).said())
        .extracting(ClockAlert::sentence)
        .containsExactly(
            "Lead L-1 was due for its first touch by 2026-03-02T13:00:00Z and had none.");
  }

  @Test
  void anAlertBearsTheSameIdOnEveryReplay() {
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
