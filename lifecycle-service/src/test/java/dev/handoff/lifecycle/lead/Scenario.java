package dev.handoff.lifecycle.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contract.Contract;
import dev.handoff.lifecycle.lead.Decision.Events;
import dev.handoff.lifecycle.lead.Decision.Refusal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Given a lead, when something is asked, then so it is. Notes each transition that it takes. */
final class Scenario {
  static final Set<Transition> TAKEN = new LinkedHashSet<>();

  private final Contract contract;
  private final Instant now;
  private final Lead lead;

  private Scenario(Contract contract, Instant now, Lead lead) {
    this.contract = contract;
    this.now = now;
    this.lead = lead;
  }

  static Scenario given(Lead lead) {
    return new Scenario(Samples.CONTRACT, Samples.at("12:00"), lead);
  }

  Scenario under(Contract other) {
    return new Scenario(other, now, lead);
  }

  Scenario at(String time) {
    return at(Samples.at(time));
  }

  Scenario at(Instant instant) {
    return new Scenario(contract, instant, lead);
  }

  Answer when(LeadCommand command) {
    Decision decision = LeadDecider.decide(lead, command, contract, now);
    Lead after = Transition.after(lead, decision);
    Transition.of(lead, decision).ifPresent(TAKEN::add);
    return new Answer(lead, decision, after);
  }

  record Answer(Lead before, Decision decision, Lead after) {

    <L extends Lead> L thenItIs(Class<L> stage) {
      assertThat(decision).isInstanceOf(Events.class);
      assertThat(after).isInstanceOf(stage);
      assertThat(after.revision()).isEqualTo(before.revision() + 1);
      return stage.cast(after);
    }

    LeadEvent event() {
      assertThat(decision).isInstanceOf(Events.class);
      return ((Events) decision).events().getFirst();
    }

    void thenNothingHappens() {
      assertThat(decision).isEqualTo(Decision.nothing());
    }

    Refusal thenRefused(RefusalKind kind, String sentence) {
      Refusal refusal = thenRefused(sentence);
      assertThat(refusal.kind()).isEqualTo(kind);
      return refusal;
    }

    List<String> thenMissing() {
      assertThat(decision).isInstanceOf(Refusal.class);
      Refusal refusal = (Refusal) decision;
      assertThat(refusal.kind()).isEqualTo(RefusalKind.INCOMPLETE);
      assertThat(refusal.missing()).isNotEmpty();
      return refusal.missing();
    }

    Refusal thenRefused(String sentence) {
      assertThat(decision).isInstanceOf(Refusal.class);
      Refusal refusal = (Refusal) decision;
      assertThat(refusal.sentence()).isEqualTo(sentence);
      return refusal;
    }
  }
}
