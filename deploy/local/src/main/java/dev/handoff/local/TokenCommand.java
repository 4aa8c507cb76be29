package dev.handoff.local;

import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    description = {
      "Prints the token that the services of this machine take, for curl and the like:",
      "curl -H \"Authorization: Bearer $(deploy/local/token)\" ...",
      "Who has it may do everything. The other commands use it by themselves."
    })
final class TokenCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  TokenCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.say(
        place
            .tokens()
            .find()
            .orElseThrow(() ->
                new Refusal(
                    "There is no token yet: deploy/local/up makes one at its first start.")));
    return 0;
  }
}
