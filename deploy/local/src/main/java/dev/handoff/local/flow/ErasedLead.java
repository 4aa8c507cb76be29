package dev.handoff.local.flow;

import dev.handoff.local.stack.Erasure;
import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Scores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A lead of the sample that wants to be forgotten. */
final class ErasedLead {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final String RECEIPT = "erasureId";

  private final Place place;
  private final String leadId;

  ErasedLead(Place place, String leadId) {
    this.place = place;
    this.leadId = leadId;
  }

  /** Has it erased, and looks what is left. */
  List<Check> check() {
    var counted = cycles();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var answer = Erasure.of(place, leadId);
    while (!answer.has(RECEIPT) && System.nanoTime() < deadline) {
      pause(); // it is on its way, and to ask again does no harm
      answer = Erasure.of(place, leadId);
    }
    var known = placesThatKnowIt();
    while (!known.isEmpty() && System.nanoTime() < deadline) {
      pause();
      known = placesThatKnowIt();
    }
    return List.of(
        Check.same("a lead can be erased", true, answer.has(RECEIPT)),
        Check.same("nobody knows it any more", List.of(), (Object) known),
        Check.same("its cycles are still counted", counted, cycles()),
        Check.same(
            "erased again, it is answered alike",
            answer.toString(),
            Erasure.of(place, leadId).toString()));
  }

  private int cycles() {
    return LedgerCycles.byLead(place).values().stream().mapToInt(Integer::intValue).sum();
  }

  private List<String> placesThatKnowIt() {
    var places = new ArrayList<>(LedgerCycles.tablesNaming(place, leadId));
    if (!Scores.of(place, leadId).stream().allMatch(ErasedLead::isNotFound)) {
      places.add("scoring-service");
    }
    return places;
  }

  private static boolean isNotFound(JsonNode answer) {
    return answer.path("status").asInt(0) == 404;
  }

  // Services and ledger follow the lifecycle-service that answered.
  private static void pause() {
    try {
      Thread.sleep(GLANCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
