package dev.handoff.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.openjdk.jmh.results.Result;
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
    List<RunResult> results = new ArrayList<>();
    for (int history : histories) {
      for (String measured : MEASURED) {
        progress.say("%s after %,d acts …".formatted(measured, history));
        results.addAll(run(measured, history, folder));
      }
    }
    progress.done();
    System.out.println(table(results));
    Path json = folder.resolve("scorer.json");
    ResultFormatFactory.getInstance(ResultFormatType.JSON, json.toString()).writeOut(results);
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
        new Table("earlier acts", "event, µs", "±", "of these with()", "score()", "under 5 µs");
    for (int history : histories) {
      Result<?> event = result(results, "event", history);
      table.row(
          "%,d".formatted(history),
          micros(event.getScore()),
          micros(event.getScoreError()),
          micros(result(results, "with", history).getScore()),
          micros(result(results, "score", history).getScore()),
          event.getScore() < TARGET_MICROS ? "yes" : "no");
    }
    return table.toString();
  }

  private static Result<?> result(List<RunResult> results, String measured, int history) {
    Predicate<RunResult> sought =
        result ->
            result.getParams().getBenchmark().endsWith("." + measured)
                && result.getParams().getParam("history").equals(Integer.toString(history));
    return results.stream().filter(sought).findFirst().orElseThrow().getPrimaryResult();
  }

  private static String micros(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
