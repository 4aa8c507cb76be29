package dev.handoff.sla.notice;

import static dev.handoff.message.NoticeAction.ACKNOWLEDGE;
import static dev.handoff.message.NoticeAction.RESOLVE;
import static dev.handoff.sla.notice.Given.TEN;
import static dev.handoff.sla.notice.Given.alert;
import static dev.handoff.sla.notice.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.AlertKind;
import dev.handoff.message.NoticeAction;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.message.TouchKind;
import dev.handoff.message.Transition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {
  private static final Instant LATER = TEN.plusSeconds(60);

  private final Subscribers subscribers =
      Given.subscribers(
          "- { name: call, about: alert, when: \"alert.kind == 'breached'\", channel: pagerduty, credential: on-call }");
  private final Incidents incidents = new Incidents();

  @Test
  void what_is_done_at_last_closes_the_incident() {
    became(breached("first-touch"), NoticeOutcome.SENT);

    assertThat(actions(Transition.TOUCH_RECORDED)).containsExactly(RESOLVE);
  }

  @Test
  void that_somebody_looks_after_the_lead_acknowledges_it_once() {
    became(breached("acceptance"), NoticeOutcome.SENT);

    List<NoticeDue> acknowledged = onStep(Transition.TOUCH_RECORDED);
    assertThat(acknowledged).extracting(NoticeDue::getAction).containsExactly(ACKNOWLEDGE);
    became(acknowledged.getFirst(), NoticeOutcome.SENT);
    assertThat(actions(Transition.TOUCH_RECORDED)).isEmpty();
    assertThat(actions(Transition.ACCEPTED)).containsExactly(RESOLVE);
  }

  @Test
  void an_automated_message_is_no_touch() {
    became(breached("first-touch"), NoticeOutcome.SENT);

    var mail =
        step("L-1", Transition.TOUCH_RECORDED, LATER).setTouchKind(TouchKind.AUTOMATED).build();
    assertThat(incidents.onStep(mail, LATER)).isEmpty();
  }

  @Test
  void one_dedup_key_a_clock_whatever_happens_to_it() {
    NoticeDue opened = breached("first-touch");
    became(opened, NoticeOutcome.SENT);

    assertThat(onStep(Transition.REJECTED))
        .extracting(NoticeDue::getClock)
        .containsExactly(opened.getClock());
  }

  @Test
  void a_trigger_that_is_tried_again_after_the_end_is_overtaken() {
    NoticeDue opened = breached("first-touch");
    became(opened, NoticeOutcome.REFUSED);
    assertThat(incidents.isOvertaken(opened)).isFalse();

    NoticeDue closed = onStep(Transition.TOUCH_RECORDED).getFirst();
    became(closed, NoticeOutcome.SENT);

    assertThat(incidents.isOvertaken(opened)).isTrue();
    assertThat(onStep(Transition.REJECTED)).isEmpty();
  }

  @Test
  void a_clock_that_starts_afresh_may_open_one_again() {
    became(breached("first-touch"), NoticeOutcome.SENT);
    became(onStep(Transition.TOUCH_RECORDED).getFirst(), NoticeOutcome.SENT);

    NoticeDue again =
        subscribers
            .of(alert("L-1", AlertKind.BREACHED, LATER).build(), LATER.plusSeconds(1), LATER)
            .getFirst()
            .notice();
    assertThat(incidents.isOvertaken(again)).isFalse();
  }

  @Test
  void a_step_from_before_the_incident_does_nothing_to_it() {
    became(breached("first-touch"), NoticeOutcome.SENT);

    var earlier = step("L-1", Transition.TOUCH_RECORDED, TEN.minusSeconds(9)).build();
    assertThat(incidents.onStep(earlier, TEN.minusSeconds(9))).isEmpty();
  }

  private NoticeDue breached(String promise) {
    return subscribers
        .of(alert("L-1", AlertKind.BREACHED, TEN).setPromise(promise).build(), TEN, TEN)
        .getFirst()
        .notice();
  }

  private void became(NoticeDue notice, NoticeOutcome outcome) {
    incidents.on(Notice.recorded(notice, outcome, 1, null, notice.getEventAt()));
  }

  private List<NoticeAction> actions(Transition transition) {
    return onStep(transition).stream().map(NoticeDue::getAction).toList();
  }

  private List<NoticeDue> onStep(Transition transition) {
    return incidents.onStep(step("L-1", transition, LATER).build(), LATER);
  }
}
