package dev.handoff.local.flow;

import dev.handoff.local.reading.LedgerPositions;
import dev.handoff.local.sample.B2bSample;
import dev.handoff.local.stack.Doors;
import dev.handoff.local.stack.Down;
import dev.handoff.local.stack.Logs;
import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Scores;
import dev.handoff.local.stack.Securing;
import dev.handoff.local.stack.Up;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Brings up a stack of its own, sends the sample through it twice, and takes it down. */
public final class Smoke {
  private static final int INSTANCES = 2;
  private static final int ASKED = 50;

  private final Place place;
  private final boolean secure;
  private final Terminal terminal;

  /**
   * A smoke test in the given place, where nothing must be yet.
   *
   * @param secure whether the parts are to let in only whom they know
   */
  public Smoke(Place place, boolean secure, Terminal terminal) {
    this.place = place;
    this.secure = secure;
    this.terminal = terminal;
  }

  /**
   * Runs it.
   *
   * @return whether all that must be true is
   */
  public boolean run() throws IOException {
    // What an earlier run that was killed may have left.
    Down.run(place, true, terminal);
    try {
      if (secure) {
        Securing.run(place);
      }
      Up.run(place, INSTANCES, true, terminal);
      var good = sample();
      // An open broker refuses nobody anything.
      return (!secure || show(List.of(Check.ofRights(Logs.refusals(place))))) && good;
    } finally {
      Down.run(place, true, terminal);
    }
  }

  private boolean sample() throws IOException {
    var run = new SampleRun(place, terminal);
    var expected = B2bSample.make().expectation();
    terminal.say("The sample, for the first time:");
    var report = run.go();
    var first = run.outcome(expected);
    var good = show(Check.ofFirst(expected, report, first));
    good &= show(List.of(Check.ofInstances(otherwise(first.totals().keySet()))));
    LedgerPositions.awaitEnd(place, terminal);
    good &= show(List.of(Check.ofLedger(first, LedgerCycles.byLead(place))));
    terminal.say("The sample, again:");
    run.go();
    var second = run.outcome(expected);
    good &= show(Check.ofSecond(first, second));
    terminal.say("A lead that wants to be forgotten:");
    var leadId = second.mqls().keySet().stream().sorted().findFirst().orElseThrow();
    good &= show(new ErasedLead(place, leadId).check());
    var leaks = Logs.holding(place, Secrets.of(place));
    good &= show(List.of(Check.ofDoors(Doors.open(place)), Check.ofLogs(leaks)));
    // Last, as it takes a while, and scores fade meanwhile.
    return show(Check.ofWatch(Watched.emptyPanels(place), Watched.strangeSeries(place))) && good;
  }

  private List<String> otherwise(Collection<String> leads) {
    return leads.stream().limit(ASKED).filter(lead -> !areAlike(lead)).toList();
  }

  private boolean areAlike(String lead) {
    var answers = Scores.of(place, lead);
    return answers.size() == INSTANCES
        && answers.stream().allMatch(answer -> answer.path("leadId").asString("").equals(lead))
        && answers.stream().map(Smoke::shown).distinct().count() == 1;
  }

  /** Not to the last digit, for between two answers it has aged. */
  private static String shown(JsonNode score) {
    return "%.3f %s".formatted(score.path("total").asDouble(), score.path("qualifies"));
  }

  private boolean show(List<Check> checks) {
    return Check.show(checks, terminal);
  }
}
