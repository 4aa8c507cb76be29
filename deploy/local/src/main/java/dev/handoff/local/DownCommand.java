package dev.handoff.local;

import dev.handoff.local.stack.Down;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Stops everything, services first; the data stays unless it is wiped.")
final class DownCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  @Option(
      names = "--wipe",
      description = "Also removes all data: topics, schemas, state, rejected rows, keys.")
  private boolean wipe;

  DownCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var stopped = Down.run(place, wipe, terminal);
    terminal.say(stopped == 0 ? "Nothing was running." : "Everything is stopped.");
    if (wipe) {
      terminal.say("The data is removed: " + place.home().data());
    } else if (Files.exists(place.home().data())) {
      terminal.say("The data stays for the next deploy/local/up: " + place.home().data());
    }
    return 0;
  }
}
