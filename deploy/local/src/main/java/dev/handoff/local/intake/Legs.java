package dev.handoff.local.intake;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.SalesCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A history, cut where leads went back to nurture: only what a lead did after that can raise it
 * again, so sales' decision to send it back has to be taken in before.
 */
final class Legs {
  private final Map<String, List<Instant>> sentBack = new HashMap<>();
  private final List<Leg> legs = new ArrayList<>();

  /**
   * A stretch of every lead's history: what it did, and then what sales decided, each in the order
   * of time.
   */
  record Leg(List<EngagementRecorded> events, List<SalesCommand> decisions) {}

  private Legs() {}

  /** The legs in their order; where nobody was sent back, one. */
  static List<Leg> of(List<Draft> drafts) {
    var history = new Legs();
    drafts.forEach(history::note);
    drafts.forEach(history::cut);
    history.legs.forEach(Legs::sort);
    return history.legs;
  }

  private void note(Draft draft) {
    draft.decisions().stream()
        .filter(decision -> decision.getCommand() instanceof RecycleLead)
        .forEach(decision ->
            sentBack
                .computeIfAbsent(draft.leadId(), _ -> new ArrayList<>())
                .add(decision.getOccurredAt()));
  }

  private void cut(Draft draft) {
    draft.events().forEach(event -> leg(draft.leadId(), event.getOccurredAt()).events().add(event));
    draft
        .decisions()
        .forEach(
            decision -> leg(draft.leadId(), decision.getOccurredAt()).decisions().add(decision));
  }

  /** Sending back belongs to the leg that it ends; the same decision told twice ends one. */
  private Leg leg(String leadId, Instant at) {
    var before =
        sentBack.getOrDefault(leadId, List.of()).stream()
            .distinct()
            .filter(back -> back.isBefore(at))
            .count();
    while (legs.size() <= before) {
      legs.add(new Leg(new ArrayList<>(), new ArrayList<>()));
    }
    return legs.get((int) before);
  }

  private static void sort(Leg leg) {
    leg.events().sort(Comparator.comparing(EngagementRecorded::getOccurredAt));
    leg.decisions().sort(Comparator.comparing(SalesCommand::getOccurredAt));
  }
}
