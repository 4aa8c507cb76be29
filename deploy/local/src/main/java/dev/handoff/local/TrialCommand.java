package dev.handoff.local;

import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Restart.Ending;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.local.trial.Trial;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    description = {
      "Brings up a stack of its own on free ports with two instances of each service, restarts all"
          + " of them one at a time while leads come in and sales decides, checks that nothing was"
          + " lost or done twice, and takes it down.",
      "Ends with 0 if everything is as it must be, otherwise with 1."
    })
final class TrialCommand implements Callable<Integer> {
  private static final int MOST = 200;

  private final Place place;
  private final Terminal terminal;

  @Option(names = "--secure", description = "The same with TLS, passwords and rights.")
  private boolean secure;

  @Option(
      names = "--kill",
      description = "Instances are killed, as by a machine that goes away, and started again.")
  private boolean kill;

  @Option(
      names = "--leads-a-second",
      paramLabel = "N",
      description = "How many leads come in, from 1 to 200; 5 unless said otherwise.")
  private int leadsASecond = 5;

  TrialCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (leadsASecond < 1 || leadsASecond > MOST) {
      throw new Refusal(
          "Expected --leads-a-second to be from 1 to %d, but it is %d."
              .formatted(MOST, leadsASecond));
    }
    var own = place.elsewhere(place.project().resolve("deploy/local/target/trial"));
    terminal.say("A stack of its own in " + own.home().folder());
    var plan = new Trial.Plan(secure, leadsASecond, kill ? Ending.KILLED : Ending.ASKED);
    var good = new Trial(own, plan, InstantSource.system(), terminal).run();
    terminal.say(
        good
            ? "Nothing was lost, and nothing done twice."
            : "Not everything is as it must be. Logs: " + own.home().folder().resolve("logs"));
    return good ? 0 : 1;
  }
}
