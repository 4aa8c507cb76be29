package dev.handoff.lifecycle.ledger;

import static dev.handoff.lifecycle.ledger.History.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.stream.Records;
import dev.handoff.message.Evidence;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Transition;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnonymousTest {
  private static final Erasure ERASURE = new Erasure("x", TEN, 3, 40);

  static {
    // Avro makes our classes only once the wire format has vouched for them.
    Records.qualifyingScore("L-1", TEN);
  }

  private static LifecycleChanged.Builder step(Transition transition) {
    return History.step("jo@buyer.example", 2, 7, transition, TEN);
  }

  private static Step left(LifecycleChanged.Builder step) {
    return Anonymous.step(ERASURE, new Step(MessageJson.of(step.build())));
  }

  @Test
  void of_a_qualification_it_is_left_when_by_whom_and_how_much_evidence_there_was() {
    Step left =
        left(
            step(Transition.QUALIFIED)
                .setRep("dana")
                .setNote("Jo said so")
                .setDecisionBy(LocalDate.of(2026, 6, 1))
                .setOpportunityId("OPP-1")
                .setCausedBy("command of jo")
                .setEvidence(
                    List.of(
                        new Evidence("need", true, "Jo needs it", "call with Jo", TEN),
                        new Evidence("Jo's budget", true, " ", "mail", TEN))));
    assertThat(left.json().toString())
        .doesNotContainIgnoringCase("jo")
        .doesNotContain("buyer", "OPP-1", "need", "call", "decisionBy");
    assertThat(left.evidence()).isEqualTo(new Step.EvidenceCount(2, 1));
    assertThat(left.text("rep")).isEqualTo("dana");
    assertThat(left.at()).isEqualTo(TEN);
    assertThat(left.cycleId()).isEqualTo("x:2");
    assertThat(left.leadId()).isEqualTo("x");
  }

  @Test
  void reasons_of_the_contracts_list_are_left_and_those_that_somebody_wrote_are_not() {
    assertThat(left(step(Transition.REJECTED).setReason("bad_fit")).text("reason"))
        .isEqualTo("bad_fit");
    assertThat(left(step(Transition.RECYCLED).setReason("Jo is ill")).text("reason")).isNull();
    assertThat(left(step(Transition.OPPORTUNITY_LOST).setReason("jo")).text("reason")).isNull();
  }

  @Test
  void a_correction_is_left_where_what_it_corrects_is() {
    Step rejected = left(step(Transition.REJECTED).setReason("bad_fit"));
    Step correction =
        left(
            step(Transition.RECORD_CORRECTED)
                .setCorrects("jo@buyer.example/step/7")
                .setCorrectedField("reason")
                .setCorrectedValue("duplicate"));
    assertThat(rejected.corrected(correction).text("reason")).isEqualTo("duplicate");
    assertThat(correction.text("corrects")).isEqualTo(rejected.eventId());

    Step note =
        left(
            step(Transition.RECORD_CORRECTED)
                .setCorrects("e")
                .setCorrectedField("note")
                .setCorrectedValue("Jo was ill"));
    assertThat(note.json().toString()).doesNotContain("note", "Jo");
  }
}
