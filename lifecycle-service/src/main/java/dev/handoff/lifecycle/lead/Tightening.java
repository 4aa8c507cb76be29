package dev.handoff.lifecycle.lead;

import static dev.handoff.contract.SlaTerms.FIRST_TOUCH;
import static dev.handoff.lifecycle.lead.Decision.happened;
import static dev.handoff.lifecycle.lead.Decision.nothing;
import static java.util.Comparator.comparing;

import dev.handoff.contract.Contract;
import dev.handoff.contract.SlaTerms.Promise;
import dev.handoff.lifecycle.lead.Lead.Open;
import dev.handoff.lifecycle.lead.LeadEvent.ClassTightened;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who was handed over for what it read, and then asks for a demo, is promised what is promised to
 * those who ask. Classes are compared by how much open time they leave for the first touch, as
 * scoring compares them: so the class does not depend on which of two acts came first.
 */
final class Tightening {
  private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

  private Tightening() {}

  static Decision ofClass(Open lead, ScoreTaken score, Contract contract, Instant now) {
    Cycle cycle = lead.cycle();
    return waitsForItsFirstTouch(cycle) && isUnder(contract, cycle) && score.qualifies()
        ? tighter(cycle.slaClass(), score, contract)
            .map(tighter -> happened(new ClassTightened(lead.id(), cycle.ofClass(tighter), now)))
            .orElse(nothing())
        : nothing();
  }

  /** A promise that was kept is kept; who was talked to was touched. */
  private static boolean waitsForItsFirstTouch(Cycle cycle) {
    return cycle.firstTouchAt() == null && cycle.discoveryAt() == null;
  }

  /** Another contract may mean something else by the same class. */
  private static boolean isUnder(Contract contract, Cycle cycle) {
    return contract.id().equals(cycle.contractId());
  }

  /** Only what the lead did calls for another class, and never that the agreement changed. */
  private static Optional<String> tighter(
      @Nullable String present, ScoreTaken score, Contract contract) {
    return score.actClasses().stream()
        .filter(each -> within(each, contract).compareTo(within(present, contract)) < 0)
        .min(comparing((String each) -> within(each, contract)).thenComparing(each -> each));
  }

  private static Duration within(@Nullable String slaClass, Contract contract) {
    return contract.sla().promise(FIRST_TOUCH, slaClass).map(Promise::within).orElse(NEVER);
  }
}
