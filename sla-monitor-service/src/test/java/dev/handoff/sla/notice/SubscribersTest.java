package dev.handoff.sla.notice;

import static dev.handoff.message.AlertKind.BREACHED;
import static dev.handoff.message.AlertKind.CANCELLED;
import static dev.handoff.message.AlertKind.CORRECTED;
import static dev.handoff.message.AlertKind.MET;
import static dev.handoff.message.AlertKind.STARTED;
import static dev.handoff.message.AlertKind.WARNED;
import static dev.handoff.message.NoticeAction.RESOLVE;
import static dev.handoff.message.NoticeAction.TELL;
import static dev.handoff.message.NoticeAction.TRIGGER;
import static dev.handoff.sla.notice.Given.TEN;
import static dev.handoff.sla.notice.Given.alert;
import static dev.handoff.sla.notice.Given.mql;
import static dev.handoff.sla.notice.Given.subscribers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.AlertKind;
import dev.handoff.message.NoticeAction;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.SlaAlert;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscribersTest {
  private static final String CALL =
      "- { name: call, about: alert, when: \"%s\", channel: pagerduty, credential: on-call }";

  @Test
  void whoever_subscribed_to_an_mql_like_this_is_told_and_nobody_else() {
    var subscribers =
        subscribers(
            """
            - { name: all, about: mql, channel: webhook, credential: crm }
            - { name: german, about: mql, when: "company.country == 'DE' && mql.total >= 70.0", channel: slack, credential: floor }
            - { name: french, about: mql, when: "company.country == 'FR'", channel: slack, credential: floor }
            - { name: repped, about: mql, when: "mql.rep == 'Bo'", channel: slack, credential: floor }
            - { name: alerts, about: alert, channel: webhook, credential: crm }
            """);

    assertThat(subscribers.of(mql("L-1", TEN).build(), TEN, TEN))
        .extracting(told -> told.notice().getSubscription())
        .containsExactly("all", "german");
  }

  @Test
  void an_alert_is_told_by_its_kind_and_promise() {
    var subscribers =
        subscribers(
            """
            - { name: broken, about: alert, when: "alert.kind == 'breached' && alert.promise == 'first-touch'", channel: webhook, credential: crm }
            """);

    assertThat(subscribers.of(alert("L-1", BREACHED, TEN).build(), TEN, TEN))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.notice().getAction()).isEqualTo(TELL);
          assertThat(told.notice().getClock()).isEqualTo("L-1:1/first-touch");
        });
    assertThat(subscribers.of(alert("L-1", WARNED, TEN).build(), TEN, TEN)).isEmpty();
  }

  @Test
  void the_same_event_makes_the_same_notice_whenever_it_is_read_and_by_whatever_version() {
    var subscription = "- { name: all, about: mql, channel: webhook, credential: crm }";
    var once = subscribers(subscription).of(mql("L-1", TEN).build(), TEN, TEN);
    var again =
        subscribers(subscription + "\n- { name: b, about: mql, channel: slack, credential: c }")
            .of(mql("L-1", TEN).build(), TEN, TEN.plusSeconds(60));

    assertThat(again.getFirst().notice().getNoticeId())
        .isEqualTo(once.getFirst().notice().getNoticeId())
        .isNotEqualTo(again.getLast().notice().getNoticeId());
  }

  @Test
  void what_is_older_than_max_age_is_expired() {
    var subscribers = subscribers("- { name: all, about: mql, channel: webhook, credential: crm }");
    var day = Duration.ofHours(24);

    assertThat(subscribers.of(mql("L-1", TEN).build(), TEN, TEN.plus(day)).getFirst().expired())
        .isFalse();
    assertThat(
            subscribers
                .of(mql("L-1", TEN).build(), TEN, TEN.plus(day).plusMillis(1))
                .getFirst()
                .expired())
        .isTrue();
  }

  @Test
  void the_condition_opens_an_incident_and_whatever_may_have_opened_it_is_closed() {
    var broken = "alert.kind == 'breached' && alert.promise == 'first-touch'";
    assertThat(actions(broken, BREACHED)).containsExactly(TRIGGER);
    assertThat(actions(broken, CORRECTED)).containsExactly(RESOLVE);
    assertThat(actions(broken, MET)).as("a clock that was broken is not met").isEmpty();
    assertThat(actions(broken, STARTED)).isEmpty();

    var late = "alert.kind == 'warned' && alert.percent >= 80";
    assertThat(actions(late, MET)).containsExactly(RESOLVE);
    assertThat(actions(late, CANCELLED)).containsExactly(RESOLVE);

    assertThat(actions("alert.promise == 'acceptance'", CORRECTED)).isEmpty();
  }

  @Test
  void what_was_done_too_late_is_over_when_it_is_told_and_calls_nobody() {
    SlaAlert late = alert("L-1", BREACHED, TEN).setEndedAt(TEN.plusSeconds(5)).build();

    assertThat(actions("alert.kind == 'breached'", late)).containsExactly(RESOLVE);
  }

  private static List<NoticeAction> actions(String when, AlertKind kind) {
    return actions(when, alert("L-1", kind, TEN).build());
  }

  private static List<NoticeAction> actions(String when, SlaAlert alert) {
    return subscribers(CALL.formatted(when)).of(alert, TEN, TEN).stream()
        .map(Subscribers.Told::notice)
        .map(NoticeDue::getAction)
        .toList();
  }
}
