package dev.handoff.lifecycle.lead;

import dev.handoff.lifecycle.lead.Lead.Prospect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A handoff cycle: one pass of a lead through the hands of sales. It begins with the MQL, or with
 * the SQL of a lead that was no MQL in it. A lead that is reopened goes on in the cycle that it was
 * in, so that nothing is counted twice.
 *
 * @param id {@code LEAD:NUMBER}, so that a replay gives the same id
 * @param number which pass of the lead it is, from 1
 * @param contractId the contract that it began under, and whose newest version governs it
 * @param slaClass the class of promise; null for a cycle without an MQL, which promises nothing
 * @param beganAt when it began
 * @param firstTouchAt when a human first tried to reach the lead in it; null while nobody has
 * @param discoveryAt when the first discovery call took place in it; null while none has
 * @param rep who has the lead; null while nobody has
 * @param steps its newest steps, the oldest first, at most {@link #REMEMBERED}
 */
public record Cycle(
    String id,
    int number,
    String contractId,
    @Nullable String slaClass,
    Instant beganAt,
    @Nullable Instant firstTouchAt,
    @Nullable Instant discoveryAt,
    @Nullable String rep,
    List<Step> steps) {

  /** How many steps of a cycle can be corrected: a lead's state must not grow for ever. */
  public static final int REMEMBERED = 100;

  public Cycle {
    steps = List.copyOf(steps);
  }

  /**
   * The lead's first pass of which anything is known: numbers of erased ones are not used again.
   */
  static Cycle first(Prospect lead, String contractId, @Nullable String slaClass, Instant beganAt) {
    return begun(lead.id(), lead.formerCycles() + 1, contractId, slaClass, beganAt);
  }

  /** The lead's next pass: it owes nothing to this one, and has no rep yet. */
  Cycle next(String leadId, String nextContract, @Nullable String nextClass, Instant begins) {
    return begun(leadId, number + 1, nextContract, nextClass, begins);
  }

  private static Cycle begun(
      String leadId, int number, String contractId, @Nullable String slaClass, Instant beganAt) {
    String id = leadId + ":" + number;
    return new Cycle(id, number, contractId, slaClass, beganAt, null, null, null, List.of());
  }

  /** The same cycle after a human's touch: the earliest stays the first, in whatever order told. */
  Cycle touchedAt(Instant at) {
    return with(slaClass, earliest(firstTouchAt, at), discoveryAt, rep, steps);
  }

  /** The same cycle after a discovery call, the earliest of which counts. */
  Cycle discoveredAt(Instant at) {
    return with(slaClass, firstTouchAt, earliest(discoveryAt, at), rep, steps);
  }

  /** The same cycle in a rep's hands. */
  Cycle heldBy(String nextRep) {
    return with(slaClass, firstTouchAt, discoveryAt, nextRep, steps);
  }

  /** The same cycle under another class of promise. */
  Cycle ofClass(String tighter) {
    return with(tighter, firstTouchAt, discoveryAt, rep, steps);
  }

  /** The same cycle with one more step on record. */
  Cycle recorded(Step step) {
    List<Step> all = new ArrayList<>(steps);
    all.add(step);
    return with(
        slaClass,
        firstTouchAt,
        discoveryAt,
        rep,
        all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
  }

  private Cycle with(
      @Nullable String ofClass,
      @Nullable Instant touch,
      @Nullable Instant discovery,
      @Nullable String holder,
      List<Step> all) {
    return new Cycle(id, number, contractId, ofClass, beganAt, touch, discovery, holder, all);
  }

  private static Instant earliest(@Nullable Instant known, Instant told) {
    return known == null || told.isBefore(known) ? told : known;
  }

  Optional<Step> step(String stepId) {
    return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
  }

  /** Whether a step is the latest of its kinds, so that the lead still rests on it. */
  boolean restsOn(String stepId, StepKind... kinds) {
    List<StepKind> wanted = List.of(kinds);
    return steps.reversed().stream()
        .filter(step -> wanted.contains(step.kind()))
        .findFirst()
        .filter(step -> step.id().equals(stepId))
        .isPresent();
  }
}
