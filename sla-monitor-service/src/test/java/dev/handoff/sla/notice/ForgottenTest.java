package dev.handoff.sla.notice;

import static dev.handoff.sla.notice.Given.TEN;
import static dev.handoff.sla.notice.Given.mql;
import static dev.handoff.sla.notice.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.bus.LeadDigest;
import dev.handoff.message.LeadErased;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.NoticeAction;
import dev.handoff.message.NoticeDue;
import dev.handoff.message.NoticeOutcome;
import dev.handoff.message.NoticeRecorded;
import dev.handoff.message.Transition;
import org.junit.jupiter.api.Test;

class ForgottenTest {
  private static final String TO_CRM =
      "- { name: crm, about: mql, channel: webhook, credential: crm }";

  private final Forgotten forgotten = new Forgotten();

  private static NoticeDue notice(String lead, int cycle) {
    MqlRaised mql = mql(lead, TEN).setCycleNumber(cycle).build();
    return Given.notices(TO_CRM, mql).getFirst();
  }

  private void erased(String lead, int cycles) {
    forgotten.on(
        LeadErased.newBuilder()
            .setEventId("e")
            .setLeadDigest(LeadDigest.of(lead))
            .setOccurredAt(TEN)
            .setErasureId("x")
            .setCycles(cycles)
            .setRevision(9)
            .build());
  }

  @Test
  void of_an_erased_lead_nobody_is_told_and_of_all_others_they_are() {
    assertThat(forgotten.covers(notice("L-1", 1))).isFalse();
    erased("L-1", 2);
    assertThat(forgotten.covers(notice("L-1", 1))).isTrue();
    assertThat(forgotten.covers(notice("L-1", 2))).isTrue();
    assertThat(forgotten.covers(notice("L-2", 1))).isFalse();
  }

  @Test
  void of_who_comes_again_they_are_told_again() {
    erased("L-1", 2);
    assertThat(forgotten.covers(notice("L-1", 3))).isFalse();
  }

  @Test
  void the_erasure_closes_the_incident_that_is_open() {
    Incidents incidents = new Incidents();
    NoticeDue opened =
        NoticeDue.newBuilder(notice("L-1", 1))
            .setAction(NoticeAction.TRIGGER)
            .setClock("L-1:1/first-touch")
            .build();
    NoticeRecorded sent = Notice.recorded(opened, NoticeOutcome.SENT, 1, null, TEN);
    incidents.on(sent);
    erased("L-1", 1);

    LifecycleChanged erasure = step("L-1", Transition.ERASED, TEN.plusSeconds(60)).build();
    NoticeDue closed = incidents.onStep(erasure, TEN.plusSeconds(60)).getFirst();
    assertThat(closed.getAction()).isEqualTo(NoticeAction.RESOLVE);
    assertThat(forgotten.covers(closed)).isFalse();
  }
}
