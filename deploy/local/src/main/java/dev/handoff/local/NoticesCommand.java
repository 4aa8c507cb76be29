package dev.handoff.local;

import dev.handoff.local.notice.Resending;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    description = "Looks after the notices that nobody took (docs/notices.md).",
    synopsisSubcommandLabel = "resend")
final class NoticesCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  NoticesCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Expected resend, but there is none of it.");
  }

  @Command(
      description = {
        "Takes the notices that were given up from the dead letters, to be sent again.",
        "Each keeps its id; what was put back or sent before is left alone."
      })
  int resend() {
    int count = new Resending(place).putBackAll(InstantSource.system().instant());
    terminal.say(
        count == 0
            ? "There is nothing to send again."
            : "%,d %s sent again. What becomes of it: deploy/local/read leads.notice"
                .formatted(count, count == 1 ? "notice is" : "notices are"));
    return 0;
  }
}
