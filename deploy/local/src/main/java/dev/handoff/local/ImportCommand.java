package dev.handoff.local;

import dev.handoff.local.intake.Intake;
import dev.handoff.local.intake.Report;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    description = {
      "Imports an export of a CRM or an analytics tool: each row becomes a profile, events and"
          + " decisions, as the mapping says (docs/import.md). The same file again changes nothing."
    })
final class ImportCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE.csv", description = "The export: CSV with a header line.")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "MAPPING.yaml",
      description = "How its rows are mapped.")
  private Path mapping = Path.of("");

  @Option(
      names = "--with",
      paramLabel = "NAME=FILE",
      description = "A file whose rows stand beside those of the export; the mapping names it.")
  private Map<String, Path> companions = Map.of();

  @Option(
      names = "--shift",
      description = "Moves all times of the file so that the newest one is now.")
  private boolean shift;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Where rows go that cannot be mapped; usually to rejects/ of the stack's home.")
  private @Nullable Path rejects;

  @Option(names = "--dry-run", description = "Maps every row, but publishes nothing.")
  private boolean dryRun;

  ImportCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var wish =
        new Intake.Wish(file, mapping, companions, shift, Optional.ofNullable(rejects), dryRun);
    var report = new Intake(place, terminal, InstantSource.system()).run(wish);
    lines(report, dryRun).forEach(terminal::say);
    return 0;
  }

  static List<String> lines(Report report, boolean dryRun) {
    var lines = new ArrayList<String>();
    var published = dryRun ? "to publish (nothing was: --dry-run)" : "published";
    lines.add(
        "%,d rows in = %,d %s + %,d rejected"
            .formatted(report.rows(), report.published(), published, report.rejected()));
    for (var companion : report.companions()) {
      lines.add(
          "%,d rows of %s = %,d %s with them + %,d rejected"
              .formatted(
                  companion.rows(),
                  companion.name(),
                  companion.published(),
                  published,
                  companion.rejected()));
    }
    lines.add(
        "%,d profiles, %,d events, %,d decisions"
            .formatted(report.profiles(), report.events(), report.decisions()));
    report.rejects().ifPresent(file -> lines.add("Rejected rows, with reasons: " + file));
    for (var companion : report.companions()) {
      companion
          .rejects()
          .ifPresent(file ->
              lines.add("Rejected rows of %s, with reasons: %s".formatted(companion.name(), file)));
    }
    return lines;
  }
}
