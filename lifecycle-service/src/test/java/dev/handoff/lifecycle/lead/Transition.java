package dev.handoff.lifecycle.lead;

import dev.handoff.lifecycle.lead.Decision.Events;
import dev.handoff.lifecycle.lead.Decision.Refusal;
import java.util.Optional;

/** A step that the decider lets a lead take. */
record Transition(String from, String event, String to) {

  static Optional<Transition> of(Lead lead, Decision decision) {
    return decision instanceof Events(var events) && !events.isEmpty()
        ? Optional.of(
            new Transition(name(lead), name(events.getFirst()), name(after(lead, decision))))
        : Optional.empty();
  }

  static Lead after(Lead lead, Decision decision) {
    return switch (decision) {
      case Refusal _ -> lead;
      case Events(var events) -> {
        Lead after = lead;
        for (LeadEvent event : events) {
          after = LeadHistory.evolve(after, event, "e" + (after.revision() + 1));
        }
        yield after;
      }
    };
  }

  static String name(Object it) {
    return it.getClass().getSimpleName();
  }
}
