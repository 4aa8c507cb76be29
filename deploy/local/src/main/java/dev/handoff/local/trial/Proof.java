package dev.handoff.local.trial;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.handoff.local.flow.Check;
import dev.handoff.local.stack.Restart.Ending;
import dev.handoff.local.stack.Restart.Restarted;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What must be true of a trial, whatever was restarted meanwhile.
 *
 * @param leads those that came
 * @param trace what the topics tell of them
 */
record Proof(Collection<TrialLead> leads, Trace trace) {

  /** Whether every promise that must be broken is known to be. */
  boolean knowsEveryBreach() {
    return leads.stream()
        .filter(trace::isBreached)
        .allMatch(lead -> trace.breaches().containsKey(lead.id()));
  }

  /**
   * That it was tried at all.
   *
   * @param instances names of all that had to be restarted
   * @param restarted those that were
   * @param ending how they were to end
   * @param running names of those that run and are ready in the end
   */
  static List<Check> ofRestarts(
      List<String> instances, List<Restarted> restarted, Ending ending, List<String> running) {
    return List.of(
        Check.same(
            "every instance was restarted",
            instances,
            restarted.stream().map(Restarted::name).toList()),
        Check.same(
            ending == Ending.ASKED ? "each ended in good order" : "each was killed",
            List.of(),
            restarted.stream()
                .filter(each -> each.inOrder() != (ending == Ending.ASKED))
                .map(Restarted::name)
                .toList()),
        Check.same("all of them run in the end", instances, running));
  }

  /**
   * What became of the leads.
   *
   * @param turnedDown decisions that sales was turned down with, as sentences
   * @param cycles rows of the ledger's cycles that began with an MQL, by lead
   */
  List<Check> checks(Collection<String> turnedDown, Map<String, Integer> cycles) {
    return List.of(
        Check.same(
            "leads.engagement holds every visit that was told",
            (long) leads.size() * TrialLead.told(),
            trace.visits()),
        same("every visit counted once", each(_ -> TrialLead.points()), trace.points()),
        same("every lead was raised once", each(_ -> 1), trace.mqls()),
        same(
            "every decision was taken once, and none besides",
            each(TrialLead::steps),
            trace.steps()),
        Check.same("no two steps of a lead share a revision", List.of(), trace.revisions()),
        Check.same(
            "every decision has its outcome",
            leads.stream().mapToInt(TrialLead::decisions).sum(),
            trace.carriedOut().size()),
        Check.same("no decision was refused", List.of(), trace.refused()),
        Check.same("nor turned down at the desk", List.of(), turnedDown),
        Check.same(
            "the first touches that came too late are known, and no others",
            leads.stream().filter(trace::isBreached).map(TrialLead::id).collect(toSet()),
            trace.breaches().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .collect(toSet())),
        Check.same("none of them was said twice", List.of(), saidTwice()),
        same("the ledger has one cycle of every lead", each(_ -> 1), cycles),
        Check.same("no record is a dead letter", 0L, trace.deadLetters()));
  }

  private List<String> saidTwice() {
    return trace.breached().entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  private <V> Map<String, V> each(Function<TrialLead, V> expected) {
    return leads.stream().collect(toMap(TrialLead::id, expected));
  }

  /** By lead: those that are otherwise, with what was found of them. */
  private static <V> Check same(String what, Map<String, V> expected, Map<String, V> found) {
    return Check.same(what, expected.entrySet(), found.entrySet());
  }
}
