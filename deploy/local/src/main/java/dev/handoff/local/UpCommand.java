package dev.handoff.local;

import dev.handoff.local.flow.SampleRun;
import dev.handoff.local.sample.B2bSample;
import dev.handoff.local.stack.Instances;
import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Securing;
import dev.handoff.local.stack.Up;
import dev.handoff.local.terminal.Style;
import dev.handoff.local.terminal.Table;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Starts what does not run yet, and waits until everything works.")
final class UpCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  @Option(
      names = "--sample",
      description = "Then imports the sample that ships, and says what became of it.")
  private boolean sample;

  @Option(
      names = "--instances",
      paramLabel = "N",
      description = {
        "How many instances of each service there are to be at least, from 1 to 4. They",
        "divide the leads among them. Those that run already are left alone."
      })
  private int instances = 1;

  @Option(
      names = "--with-prometheus",
      description = {
        "Also runs Prometheus and Alertmanager, which this machine has to have, with the rules and",
        "alerts of deploy/prometheus, until deploy/local/down."
      })
  private boolean withPrometheus;

  @Option(
      names = "--secure",
      description = {
        "Kafka, registry and PostgreSQL let in only whom they know, by TLS and passwords, and"
            + " allow",
        "only what the catalogue of topics does. A stack that is secured stays so until it is"
            + " wiped."
      })
  private boolean secure;

  UpCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (instances < 1 || instances > Instances.MOST) {
      throw new Refusal(
          "Expected --instances to be from 1 to %d, but it is %d."
              .formatted(Instances.MOST, instances));
    }
    if (secure || place.isSecured()) {
      Securing.run(place);
    }
    var started = Up.run(place, instances, withPrometheus, terminal);
    terminal.say(
        started ? "Everything runs." : "Everything was running already; nothing was changed.");
    if (sample) {
      sample();
    }
    terminal.say("");
    var table = new Table();
    Up.connections(place).forEach((part, url) -> table.row("  " + part, url));
    table.lines().forEach(terminal::say);
    terminal.say("");
    if (place.isSecured()) {
      terminal.say("  Keys  " + place.home().keyring().folder());
    }
    terminal.say("  Logs  " + place.home().folder().resolve("logs"));
    terminal.say("  Next  " + terminal.paint(Style.STRONG, next()));
    return 0;
  }

  private void sample() throws IOException {
    var run = new SampleRun(place, terminal);
    ImportCommand.lines(run.go(), false).forEach(terminal::say);
    Summary.show(run.outcome(B2bSample.make().expectation()), terminal);
  }

  private String next() {
    return sample
        ? "deploy/local/read leads.mql-raised --from-beginning --count 1"
        : "deploy/local/up --sample";
  }
}
