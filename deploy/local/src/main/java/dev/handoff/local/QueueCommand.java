package dev.handoff.local;

import dev.handoff.local.queue.QueueDesk;
import dev.handoff.local.queue.QueueTable;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    description = {
      "Shows the leads that wait for sales: the soonest deadline first, then the higher score.",
      "Yellow: a warning was given. Red: the promise is broken."
    })
final class QueueCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  @Option(names = "--rep", paramLabel = "NAME", description = "Only the leads of this rep.")
  private @Nullable String rep;

  @Option(names = "--unassigned", description = "Only the leads that nobody has.")
  private boolean unassigned;

  @Option(
      names = "--pool",
      paramLabel = "NAME",
      description = "Only leads that were assigned from this pool.")
  private @Nullable String pool;

  @Option(names = "--segment", paramLabel = "NAME", description = "Only leads of this segment.")
  private @Nullable String segment;

  @Option(
      names = "--waiting-for",
      paramLabel = "acceptance|first-touch|discovery",
      description = "Only leads that wait for this.")
  private @Nullable String waitingFor;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most leads that are shown, 1 to 200; ${DEFAULT-VALUE} unless said otherwise.")
  private int limit;

  QueueCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var top = new QueueDesk(place).ask(question());
    if (top.leads().isEmpty()) {
      terminal.note("Nothing waits.");
      return 0;
    }
    new QueueTable(terminal, InstantSource.system().instant()).show(top.leads());
    if (top.more()) {
      terminal.note("There are more: --limit shows up to 200.");
    }
    return 0;
  }

  private Map<String, String> question() {
    var question = new LinkedHashMap<String, String>();
    put(question, "rep", rep);
    put(question, "unassigned", unassigned ? "true" : null);
    put(question, "pool", pool);
    put(question, "segment", segment);
    put(question, "waiting-for", waitingFor);
    question.put("limit", Integer.toString(limit));
    return question;
  }

  private static void put(Map<String, String> question, String name, @Nullable String value) {
    if (value != null) {
      question.put(name, value);
    }
  }
}
