package dev.handoff.local.flow;

import dev.handoff.local.intake.Report;
import dev.handoff.local.sample.B2bSample.Expectation;
import dev.handoff.local.terminal.Style;
import dev.handoff.local.terminal.Terminal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that must be true of a run.
 *
 * @param what as a sentence
 * @param found what was found instead; empty where it is true
 */
public record Check(String what, String found) {

  /** Whether it is true. */
  public boolean holds() {
    return found.isEmpty();
  }

  /** Says of each whether it is true, and of all. */
  public static boolean show(List<Check> checks, Terminal terminal) {
    for (var check : checks) {
      terminal.say(
          check.holds()
              ? terminal.paint(Style.GOOD, "  ok    ") + check.what()
              : terminal.paint(Style.BAD, "  WRONG ") + check.what() + ": " + check.found());
    }
    return checks.stream().allMatch(Check::holds);
  }

  /** What must be true after the sample went through once. */
  static List<Check> ofFirst(Expectation expected, Report report, Flow flow) {
    return List.of(
        same(
            "rows in = published + rejected",
            report.rows(),
            report.published() + report.rejected()),
        same("rows that nobody can map are rejected", expected.unmappable(), report.rejected()),
        same("leads.engagement holds every event", report.events(), flow.engagement()),
        same("every lead has a score", expected.leads(), flow.totals().keySet()),
        same(
            "the leads that must be MQLs are, and no others",
            expected.mqls(),
            flow.mqls().keySet()),
        same(
            "each of them once, and once more where it came back",
            (long) expected.handoffs(),
            raised(flow)),
        same("the reasons of every score add up", List.of(), flow.faults()),
        same("good decisions are carried out", expected.carriedOut(), flow.decisions("ACCEPTED")),
        same("the others are refused", expected.refused(), flow.decisions("REFUSED")),
        same(
            "the promises that must be broken are, and no others",
            expected.breaches(),
            flow.broken()));
  }

  /** What must be true after it went through again. */
  static List<Check> ofSecond(Flow first, Flow second) {
    return List.of(
        same("no MQL is raised again", first.mqls(), second.mqls()),
        same("no score changes", first.totals(), second.totals()),
        same("no decision has another answer", first.verdicts(), second.verdicts()),
        same("no other promise is broken", first.broken(), second.broken()));
  }

  /**
   * What must be true of the instances of scoring-service.
   *
   * @param otherwise leads of which not all of them say the same
   */
  static Check ofInstances(List<String> otherwise) {
    return same("every instance answers for every lead, and alike", List.of(), otherwise);
  }

  /**
   * What must be true of the desks.
   *
   * @param open sentences on those that let strangers in
   */
  static Check ofDoors(List<String> open) {
    return same("nobody gets in without the token", List.of(), open);
  }

  /**
   * What must be true of the logs.
   *
   * @param leaks sentences on those that hold secrets
   */
  static Check ofLogs(List<String> leaks) {
    return same(
        "no log holds a token, a password, an e-mail address or a form's answer", List.of(), leaks);
  }

  /**
   * What must be true of the ledger.
   *
   * @param cycles rows of cycles that began with an MQL, by lead
   */
  static Check ofLedger(Flow flow, Map<String, Integer> cycles) {
    return same(
        "the ledger has a row for every cycle", new TreeMap<>(flow.mqls()), new TreeMap<>(cycles));
  }

  /**
   * What must be true of dashboards and metrics.
   *
   * @param emptyPanels panels that show nothing
   * @param strangeSeries series that the catalogue does not know
   */
  static List<Check> ofWatch(List<String> emptyPanels, Collection<String> strangeSeries) {
    return List.of(
        same("every panel of every dashboard shows something", List.of(), emptyPanels),
        same("every metric is as the catalogue says", List.of(), strangeSeries));
  }

  /**
   * What must be true of the rights that the parts have.
   *
   * @param refusals what somebody was refused on the broker, as its log has it
   */
  static Check ofRights(List<String> refusals) {
    return same("nobody lacks a right", List.of(), refusals);
  }

  private static long raised(Flow flow) {
    return flow.mqls().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Two things are the same; as both are shown, they are compared by their words. */
  public static Check same(String what, Object expected, Object found) {
    return new Check(
        what,
        String.valueOf(expected).equals(String.valueOf(found))
            ? ""
            : "expected %s, but found %s".formatted(expected, found));
  }

  /** Two collections have the same members, in whatever order. */
  public static Check same(String what, Collection<?> expected, Collection<?> found) {
    var missing = new ArrayList<Object>(expected);
    missing.removeAll(found);
    var strange = new ArrayList<Object>(found);
    strange.removeAll(expected);
    return new Check(
        what,
        missing.isEmpty() && strange.isEmpty()
            ? ""
            : "%d missing %s, %d too many %s"
                .formatted(missing.size(), few(missing), strange.size(), few(strange)));
  }

  private static List<Object> few(List<Object> many) {
    return many.subList(0, Math.min(5, many.size()));
  }
}
