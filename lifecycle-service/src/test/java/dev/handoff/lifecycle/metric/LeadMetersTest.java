package dev.handoff.lifecycle.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.CommandOutcome;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.RefusalKind;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.message.Verdict;
import dev.handoff.metric.LabelLimits;
import dev.handoff.wire.AvroTrust;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadMetersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  static {
    AvroTrust.establish();
  }

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void an_MQL_counts_by_all_that_it_is_asked_by() {
    var counted = new LeadMeters(new LabelLimits(25, 0), meters);
    counted.step(
        step(Transition.MQL_RAISED, Stage.PROSPECT)
            .setSource("google")
            .setSegment("mid-market")
            .setSlaClass("direct-inquiry")
            .build());
    counted.step(step(Transition.MQL_RAISED, Stage.RECYCLED).build());

    assertThat(
            meters
                .get("handoff.mqls")
                .tags(
                    "source", "google",
                    "segment", "mid-market",
                    "class", "direct-inquiry",
                    "contract", "b2b-default",
                    "version", "3")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(meters.get("handoff.mqls").tags("source", "none").counter().count()).isEqualTo(1);
    assertThat(transitions("mql_raised", "prospect")).isEqualTo(1);
    assertThat(transitions("mql_raised", "recycled")).isEqualTo(1);
    assertThat(meters.find("handoff.decisions").counters()).isEmpty();
  }

  @Test
  void decisions_name_no_rep_unless_that_is_switched_on() {
    var anonymous = new LeadMeters(new LabelLimits(25, 0), meters);
    anonymous.step(step(Transition.ACCEPTED, Stage.MQL).setActor("dana").build());
    assertThat(decisions("accepted", "none", "other")).isEqualTo(1);

    var named = new LeadMeters(new LabelLimits(25, 1), meters);
    named.step(rejection("dana", "bad_fit"));
    named.step(rejection("alex", "bad_fit"));
    assertThat(decisions("rejected", "bad_fit", "dana")).isEqualTo(1);
    assertThat(decisions("rejected", "bad_fit", "other")).isEqualTo(1);
  }

  @Test
  void refusals_count_by_their_kind() {
    var counted = new LeadMeters(new LabelLimits(25, 0), meters);
    counted.answer(answer(Verdict.ACCEPTED, null));
    counted.answer(answer(Verdict.REFUSED, RefusalKind.INCOMPLETE));
    assertThat(meters.get("handoff.commands").tag("verdict", "accepted").counter().count())
        .isEqualTo(1);
    assertThat(meters.get("handoff.refusals").tag("kind", "incomplete").counter().count())
        .isEqualTo(1);
    assertThat(meters.get("handoff.refusals").tag("kind", "stale").counter().count()).isZero();
  }

  @Test
  void what_rates_are_taken_of_is_there_at_0_before_the_first() {
    var _ = new LeadMeters(new LabelLimits(25, 0), meters);
    assertThat(transitions("mql_raised", "prospect")).isZero();
    assertThat(transitions("accepted", "mql")).isZero();
    assertThat(transitions("qualified", "sal")).isZero();
  }

  private double transitions(String transition, String from) {
    return meters
        .get("handoff.transitions")
        .tags("transition", transition, "from", from)
        .counter()
        .count();
  }

  private double decisions(String kind, String reason, String rep) {
    return meters
        .get("handoff.decisions")
        .tags("kind", kind, "reason", reason, "rep", rep)
        .counter()
        .count();
  }

  private static LifecycleChanged rejection(String rep, String reason) {
    return step(Transition.REJECTED, Stage.MQL).setActor(rep).setReason(reason).build();
  }

  private static LifecycleChanged.Builder step(Transition transition, Stage from) {
    return LifecycleChanged.newBuilder()
        .setEventId("e-1")
        .setLeadId("L-1")
        .setOccurredAt(NOW)
        .setTransition(transition)
        .setFrom(from)
        .setTo(Stage.MQL)
        .setCycleId("L-1/1")
        .setCycleNumber(1)
        .setRevision(1)
        .setContractId("b2b-default")
        .setContractVersion(3);
  }

  private static CommandOutcome answer(Verdict verdict, @Nullable RefusalKind refusal) {
    return CommandOutcome.newBuilder()
        .setEventId("o-1")
        .setLeadId("L-1")
        .setOccurredAt(NOW)
        .setCommandId("c-1")
        .setVerdict(verdict)
        .setRefusal(refusal)
        .setSentence("A sentence")
        .setMissing(List.of())
        .setStage(Stage.MQL)
        .setRevision(1)
        .build();
  }
}
