package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Decision.happened;
import static dev.handoff.lifecycle.lead.Decision.nothing;

import dev.handoff.contract.Contract;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Recycled;
import dev.handoff.lifecycle.lead.LeadEvent.MqlRaised;
import java.time.Instant;

/** The one thing that the system decides: a lead is handed over, once a cycle. */
final class Raising {

  private Raising() {}

  static Decision first(Prospect lead, ScoreTaken score, Contract contract, Instant now) {
    Cycle cycle = Cycle.first(lead, score.contractId(), score.slaClass(), now);
    return score.raisesMqlUnder(contract)
        ? happened(new MqlRaised(lead.id(), cycle, now, score.trigger()))
        : nothing();
  }

  /** Only what the lead does anew, after its time, raises it again: as a pass of its own. */
  static Decision again(Recycled lead, ScoreTaken score, Contract contract, Instant now) {
    boolean coolDownIsOver = !now.isBefore(lead.until());
    Cycle next = lead.cycle().next(lead.id(), score.contractId(), score.slaClass(), now);
    return coolDownIsOver && score.isOfAnActAfter(lead.since()) && score.raisesMqlUnder(contract)
        ? happened(new MqlRaised(lead.id(), next, now, score.trigger()))
        : nothing();
  }
}
