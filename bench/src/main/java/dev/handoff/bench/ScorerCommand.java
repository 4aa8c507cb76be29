package dev.handoff.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "scorer",
    description = "What one event costs the pure scorer, in µs, for histories of different length.",
    mixinStandardHelpOptions = true)
final class ScorerCommand implements Callable<Integer> {
  private static final double TARGET_MICROS = 5;

  /** With and without its parts; see {@link ScoringSpeed}. */
  private static final List<String> MEASURED = List.of("event", "with", "score");

  private final Progress progress = new Progress();

  @Option(
      names = "--history",
      split = ",",
      defaultValue = "10,100,1000,10000",
      paramLabel = "ACTS",
      description = "Earlier acts of each lead (default: ${DEFAULT-VALUE}).")
  private List<Integer> histories = List.of();

  @Option(names = "--profile", description = "Records with JFR, into bench/target.")
  private boolean profile;

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createDirectories(Bench.target());
    Path json = folder.resolve("scorer.json");
    List<RunResult> results = new ArrayList<>();
    for (int history : histories) {
      for (String measured : MEASURED) {
        progress.say("%s after %,d acts …".formatted(measured, history));
        results.addAll(run(measured, history, folder));
        ResultFormatFactory.getInstance(ResultFormatType.JSON, json.toString()).writeOut(results);
      }
    }
    progress.done();
    System.out.println(table(results));
    System.out.println("In full: " + json);
    return 0;
  }

  private List<RunResult> run(String measured, int history, Path folder) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(ScoringSpeed.class.getName() + "\\." + measured + "$")
            .param("history", Integer.toString(history))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (profile) {
      options.addProfiler("jfr", "dir=" + folder);
    }
    return List.copyOf(new Runner(options.build()).run());
  }

  private String table(List<RunResult> results) {
    Table table =
        new Table(
            "earlier acts",
            "event, µs",
            "of which with()",
            "score()",
            "on the clock",
            "bytes",
            "under 5 µs");
    for (int history : histories) {
      RunResult event = result(results, "event", history);
      double micros = cpuMicros(event);
      table.row(
          "%,d".formatted(history),
          "%.2f".formatted(micros),
          "%.2f".formatted(cpuMicros(result(results, "with", history))),
          "%.2f".formatted(cpuMicros(result(results, "score", history))),
          "%.2f".formatted(event.getPrimaryResult().getScore()),
          "%,.0f".formatted(perEvent(event, "bytes")),
          micros < TARGET_MICROS ? "yes" : "no");
    }
    return table.toString();
  }

  private static RunResult result(List<RunResult> results, String measured, int history) {
    Predicate<RunResult> sought =
        result ->
            result.getParams().getBenchmark().endsWith("." + measured)
                && result.getParams().getParam("history").equals(Integer.toString(history));
    return results.stream().filter(sought).findFirst().orElseThrow();
  }

  private static double cpuMicros(RunResult result) {
    return perEvent(result, "cpuNanos") / 1000;
  }

  /** Of {@link ScoringSpeed.Meter}. */
  private static double perEvent(RunResult result, String counter) {
    return counted(result, counter) / counted(result, "events");
  }

  private static double counted(RunResult result, String counter) {
    return Objects.requireNonNull(result.getSecondaryResults().get(counter), counter).getScore();
  }
}
