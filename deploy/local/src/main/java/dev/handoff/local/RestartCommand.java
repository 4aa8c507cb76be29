package dev.handoff.local;

import static java.util.stream.Collectors.joining;

import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Restart;
import dev.handoff.local.stack.Restart.Ending;
import dev.handoff.local.stack.Restart.Restarted;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    description = {
      "Restarts the services that run, as they were last built, one instance at a time. With",
      "deploy/local/up --instances 2, the other instance of each goes on meanwhile."
    })
final class RestartCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "SERVICE",
      description = "Only these, such as scoring-service; without one, all.")
  private List<String> services = List.of();

  RestartCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var restarted = Restart.run(place, services, Ending.ASKED, terminal);
    terminal.say(
        restarted.isEmpty()
            ? "Nothing of that runs. deploy/local/up starts it."
            : "Restarted, and ready again: "
                + restarted.stream().map(Restarted::name).collect(joining(", "))
                + ".");
    return restarted.isEmpty() ? 1 : 0;
  }
}
