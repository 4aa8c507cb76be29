package dev.handoff.bench;

import dev.handoff.bench.CopyTopology.Stores;
import dev.handoff.bench.Run.Pace;
import dev.handoff.contract.Contracts;
import dev.handoff.scoring.stream.Rescoring;
import dev.handoff.scoring.stream.ScoringTopology;
import dev.handoff.testing.BusDefaults;
import dev.handoff.topic.Party;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.apache.kafka.streams.StreamsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "topology",
    description = {
      "Scoring's topology on a real broker against one that only copies: the same input, store,"
          + " serdes and record sizes, in turns.",
    },
    mixinStandardHelpOptions = true)
final class TopologyCommand implements Callable<Integer> {
  private static final double TARGET_RATIO = 0.80;
  private static final int RESCORED_A_SECOND = 500;

  /** After one round, the compiler still takes a tenth of the processors; after two, half of it. */
  private static final int WARM_UPS = 2;

  private final Progress progress = new Progress();
  private final TopicSerdes serdes = serdes();

  @Option(
      names = "--acts",
      defaultValue = "100000",
      description = "Acts to read (default: ${DEFAULT-VALUE}).")
  private int acts;

  @Option(
      names = "--leads",
      defaultValue = "10000",
      description = "Leads, each with a profile (default: ${DEFAULT-VALUE}).")
  private int leads;

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "Counted rounds of runs, after two that warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--profile", description = "Records with JFR, into bench/target.")
  private boolean profile;

  /**
   * Runs of one after the other.
   *
   * @param copying with all stores that scoring keeps
   * @param leadsOnly with the store of leads alone
   */
  private record Round(Pace scoring, Pace copying, Pace leadsOnly) {
    double ratio() {
      return scoring.perSecond() / copying.perSecond();
    }

    double ratioToLeadsOnly() {
      return scoring.perSecond() / leadsOnly.perSecond();
    }
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createDirectories(Bench.target());
    Input input = new Input(leads, acts);
    try (Bus bus = new Bus()) {
      progress.say("writing %,d records …".formatted(input.records()));
      input.write(bus, serdes, Instant.now());
      progress.say("warming up: scoring …");
      Samples samples = sampled(bus, input, folder);
      List<Round> counted = new ArrayList<>();
      for (int i = 1 - WARM_UPS; i <= rounds; i++) {
        String name = i < 1 ? "warming up" : "round %d of %d".formatted(i, rounds);
        // Each second round the other way round: what a run leaves to the next, it leaves to all.
        Round round =
            i % 2 == 0
                ? forwards(bus, input, samples, name, folder)
                : backwards(bus, input, samples, name, folder);
        if (i > 0) {
          counted.add(round);
        }
      }
      progress.done();
      report(counted, samples, folder);
    }
    return 0;
  }

  private Samples sampled(Bus bus, Input input, Path folder) {
    String application = "scoring-sampled";
    new Run(bus, application, folder).until(input.records(), scoring());
    long refused = bus.count(Topics.deadLetterOf(Party.SCORING_SERVICE).name());
    if (refused > 0) {
      throw new IllegalStateException(
          "Expected scoring to take every record, but %,d are dead letters".formatted(refused));
    }
    Samples samples = Samples.of(bus, application, serdes, input.records());
    clean(bus, application);
    return samples;
  }

  private Round forwards(Bus bus, Input input, Samples samples, String name, Path folder) {
    Pace scoring = scoring(bus, input, name, folder);
    Pace copying = copying(bus, input, samples, Stores.ALL, name, folder);
    Pace leadsOnly = copying(bus, input, samples, Stores.LEADS_ONLY, name, folder);
    return new Round(scoring, copying, leadsOnly);
  }

  private Round backwards(Bus bus, Input input, Samples samples, String name, Path folder) {
    Pace leadsOnly = copying(bus, input, samples, Stores.LEADS_ONLY, name, folder);
    Pace copying = copying(bus, input, samples, Stores.ALL, name, folder);
    Pace scoring = scoring(bus, input, name, folder);
    return new Round(scoring, copying, leadsOnly);
  }

  private Pace scoring(Bus bus, Input input, String name, Path folder) {
    progress.say(name + ": scoring …");
    return recorded("scoring", folder, () -> run(bus, "scoring", input, scoring(), folder));
  }

  private Pace copying(
      Bus bus, Input input, Samples samples, Stores stores, String name, Path folder) {
    String what = stores == Stores.ALL ? "copying" : "copying-leads-only";
    progress.say("%s: %s …".formatted(name, what));
    CopyTopology copy = new CopyTopology(samples, serdes, stores);
    return recorded(what, folder, () -> run(bus, what, input, copy::addTo, folder));
  }

  private Consumer<StreamsBuilder> scoring() {
    Rescoring rescoring =
        new Rescoring(RESCORED_A_SECOND, Duration.ofMinutes(15), new SimpleMeterRegistry());
    return new ScoringTopology(Contracts.always(BenchContract.read()), serdes, rescoring)::addTo;
  }

  private Pace run(Bus bus, String what, Input input, Consumer<StreamsBuilder> steps, Path folder) {
    String application = "%s-%d".formatted(what, System.nanoTime());
    Pace pace = new Run(bus, application, folder).until(input.records(), steps);
    clean(bus, application);
    return pace;
  }

  private static void clean(Bus bus, String application) {
    bus.clear(Topics.SCORE_CHANGED);
    bus.forget(application);
  }

  /** Of several rounds the last one's recording stays. */
  private Pace recorded(String what, Path folder, Callable<Pace> run) {
    try {
      if (!profile) {
        return run.call();
      }
      try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
        // Native code is not seen by the ordinary sampler, and RocksDB is native code.
        recording.enable("jdk.CPUTimeSample").with("throttle", "1ms");
        recording.start();
        Pace pace = run.call();
        recording.dump(folder.resolve(what + ".jfr"));
        return pace;
      }
    } catch (IOException | ParseException e) {
      throw new IllegalStateException("Expected to record with JFR, but it failed", e);
    } catch (Exception e) {
      throw new IllegalStateException("The run of " + what + " failed", e);
    }
  }

  private void report(List<Round> counted, Samples samples, Path folder) {
    Table table =
        new Table(
            "round",
            "scoring, records/s",
            "copying",
            "ratio",
            "leads only",
            "ratio",
            "scoring, CPU µs",
            "copying",
            "leads only",
            "scoring, process µs",
            "copying",
            "scoring, pauses µs",
            "copying");
    for (int i = 0; i < counted.size(); i++) {
      Round round = counted.get(i);
      table.row(
          Integer.toString(i + 1),
          "%,.0f".formatted(round.scoring().perSecond()),
          "%,.0f".formatted(round.copying().perSecond()),
          "%.2f".formatted(round.ratio()),
          "%,.0f".formatted(round.leadsOnly().perSecond()),
          "%.2f".formatted(round.ratioToLeadsOnly()),
          "%.1f".formatted(round.scoring().cpuMicros()),
          "%.1f".formatted(round.copying().cpuMicros()),
          "%.1f".formatted(round.leadsOnly().cpuMicros()),
          "%.1f".formatted(round.scoring().processMicros()),
          "%.1f".formatted(round.copying().processMicros()),
          "%.1f".formatted(round.scoring().pauseMicros()),
          "%.1f".formatted(round.copying().pauseMicros()));
    }
    double median = median(counted, Round::ratio);
    double medianToLeadsOnly = median(counted, Round::ratioToLeadsOnly);
    System.out.println(table);
    System.out.printf(
        "Median of the ratios: %.2f (asked for: %.2f or more); to the store of leads alone %.2f."
            + " %.0f bytes a state, %.0f bytes a score, %.2f scores a record.%n",
        median,
        TARGET_RATIO,
        medianToLeadsOnly,
        samples.stateBytes(),
        samples.scoreBytes(),
        samples.scoresPerRecord());
    Path json = folder.resolve("topology.json");
    JsonMapper.builder()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValue(
            json,
            Map.of(
                "acts",
                acts,
                "leads",
                leads,
                "rounds",
                counted,
                "ratios",
                counted.stream().map(Round::ratio).toList(),
                "medianRatio",
                median,
                "medianRatioToLeadsOnly",
                medianToLeadsOnly,
                "stateBytes",
                samples.stateBytes(),
                "scoreBytes",
                samples.scoreBytes(),
                "scoresPerRecord",
                samples.scoresPerRecord()));
    System.out.println("In full: " + json);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> ratio) {
    double[] ratios = rounds.stream().mapToDouble(ratio).sorted().toArray();
    int half = ratios.length / 2;
    return ratios.length % 2 == 1 ? ratios[half] : (ratios[half - 1] + ratios[half]) / 2;
  }

  private static TopicSerdes serdes() {
    Map<String, Object> config = new HashMap<>();
    BusDefaults.streams(Party.SCORING_SERVICE)
        .forEach((key, value) -> config.put((String) key, value));
    return new TopicSerdes(config);
  }
}
