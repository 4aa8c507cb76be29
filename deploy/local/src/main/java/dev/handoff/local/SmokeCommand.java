package dev.handoff.local;

import dev.handoff.local.flow.Smoke;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    description = {
      "Brings up a stack of its own on free ports, sends the sample through it twice, checks what"
          + " came out from leads.engagement to leads.sla-alert, and takes it down.",
      "Ends with 0 if everything is as it must be, otherwise with 1."
    })
final class SmokeCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  @Option(names = "--secure", description = "The same with TLS, passwords and rights.")
  private boolean secure;

  SmokeCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var own = place.elsewhere(place.project().resolve("deploy/local/target/smoke"));
    terminal.say("A stack of its own in " + own.home().folder());
    var good = new Smoke(own, secure, terminal).run();
    terminal.say(
        good
            ? "Everything is as it must be."
            : "Not everything is as it must be. Logs: " + own.home().folder().resolve("logs"));
    return good ? 0 : 1;
  }
}
