package dev.handoff.bench;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The measurements' command line: {@code bench/run} starts it. */
@Command(
    name = "bench/run",
    description = "Measures how fast scoring is, and what waiting clocks cost.",
    mixinStandardHelpOptions = true,
    subcommands = {ScorerCommand.class, TopologyCommand.class, ClocksCommand.class})
public final class Bench {
  private Bench() {}

  /** Where results are written. */
  static Path target() {
    return Path.of(System.getProperty("handoff.project", "."), "bench", "target");
  }

  /** Runs the measurement that the first argument names. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).setUsageHelpWidth(100).execute(arguments));
  }
}
