package dev.handoff.local;

import dev.handoff.local.reading.Clients;
import dev.handoff.local.reading.Count;
import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Status;
import dev.handoff.local.stack.Status.Health;
import dev.handoff.local.terminal.Style;
import dev.handoff.local.terminal.Table;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    description = {
      "Shows every process, and how many records each topic holds.",
      "Ends with 0 if everything is ready, otherwise with 1."
    })
final class StatusCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  StatusCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var parts = Status.of(place, InstantSource.system().instant());
    showProcesses(parts);
    if (parts.getFirst().health() == Health.READY) {
      terminal.say("");
      showTopics();
    }
    var ready = parts.stream().allMatch(part -> part.health() == Health.READY);
    if (!ready) {
      terminal.say("");
      terminal.say("deploy/local/up starts what does not run.");
    }
    return ready ? 0 : 1;
  }

  private void showProcesses(List<Status.Line> parts) {
    var table = new Table().row("PART", "PROCESS", "PORT", "HEALTH", "UP FOR", "MEMORY", "LOG");
    for (var part : parts) {
      table.row(
          part.name(),
          part.process().map(String::valueOf).orElse("-"),
          Integer.toString(part.port()),
          part.health().toString(),
          part.process().isPresent() ? words(part.uptime()) : "-",
          part.megabytes() > 0 ? part.megabytes() + " MiB" : "-",
          part.log().toString());
    }
    var lines = table.lines();
    terminal.say(terminal.paint(Style.FAINT, lines.getFirst()));
    for (var row = 1; row < lines.size(); row++) {
      terminal.say(coloured(lines.get(row), parts.get(row - 1).health()));
    }
  }

  private String coloured(String line, Health health) {
    return switch (health) {
      case READY -> line;
      case NOT_READY -> terminal.paint(Style.WARNING, line);
      case DIED -> terminal.paint(Style.BAD, line);
      case STOPPED -> terminal.paint(Style.FAINT, line);
    };
  }

  private void showTopics() {
    var existing = Clients.topics(place);
    var table = new Table().row("TOPIC", "RECORDS");
    for (var topic : Topics.all().stream().map(Topic::name).toList()) {
      table.row(
          topic,
          existing.contains(topic) ? "%,d".formatted(Count.of(place, topic)) : "no topic yet");
    }
    var lines = table.lines();
    terminal.say(terminal.paint(Style.FAINT, lines.getFirst()));
    lines.stream().skip(1).forEach(terminal::say);
  }

  static String words(Duration time) {
    if (time.toDays() > 0) {
      return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + " s";
  }
}
