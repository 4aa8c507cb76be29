package dev.handoff.bench;

import dev.handoff.bench.Run.Idle;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Contracts;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.Stage;
import dev.handoff.message.Transition;
import dev.handoff.metric.LabelLimits;
import dev.handoff.sla.stream.SlaTopology;
import dev.handoff.testing.Agreements;
import dev.handoff.testing.BusDefaults;
import dev.handoff.topic.Party;
import dev.handoff.topic.TopicSerdes;
import dev.handoff.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "clocks",
    description = {
      "What clocks cost that wait: the SLA monitor's topology on a real broker, first with one"
          + " lead, then with many.",
    },
    mixinStandardHelpOptions = true)
final class ClocksCommand implements Callable<Integer> {
  private static final Party MONITOR = Party.SLA_MONITOR_SERVICE;
  private static final int CLOCKS_A_LEAD = 2;
  private static final Contract CONTRACT = Agreements.shipped();

  private final Progress progress = new Progress();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TopicSerdes serdes = serdes();

  @Option(
      names = "--clocks",
      defaultValue = "1000000",
      description = "Open clocks, two a lead (default: ${DEFAULT-VALUE}).")
  private int clocks;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long to look (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createDirectories(Bench.target());
    try (Bus bus = new Bus(MONITOR)) {
      Idle one = idle(bus, "one lead", 0, 1, folder);
      Idle many = idle(bus, "%,d clocks".formatted(clocks), 1, clocks / CLOCKS_A_LEAD, folder);
      progress.done();
      report(one, many, folder);
    }
    return 0;
  }

  private Idle idle(Bus bus, String what, int from, int to, Path folder) {
    progress.say("writing " + what + " …");
    write(bus, from, to);
    progress.say("letting " + what + " wait …");
    String application = "clocks-%d".formatted(System.nanoTime());
    Consumer<StreamsBuilder> steps =
        new SlaTopology(Contracts.always(CONTRACT), serdes, meters, new LabelLimits(20, 0))::addTo;
    Idle idle =
        new Run(bus, MONITOR, application, folder)
            .idleAfter(to, Duration.ofSeconds(20), Duration.ofSeconds(seconds), steps);
    bus.forget(application);
    return idle;
  }

  private void write(Bus bus, int from, int to) {
    Instant now = Instant.now();
    var values = serdes.values(Topics.LIFECYCLE).serializer();
    try (var producer = bus.producer()) {
      for (int i = from; i < to; i++) {
        String lead = "L-" + i;
        byte[] raised = values.serialize(Topics.LIFECYCLE.name(), raised(lead, now));
        producer.send(
            new ProducerRecord<>(Topics.LIFECYCLE.name(), null, now.toEpochMilli(), lead, raised));
      }
    }
  }

  private static LifecycleChanged raised(String lead, Instant at) {
    return LifecycleChanged.newBuilder()
        .setEventId(lead + "/1")
        .setLeadId(lead)
        .setOccurredAt(at)
        .setTransition(Transition.MQL_RAISED)
        .setFrom(Stage.PROSPECT)
        .setTo(Stage.MQL)
        .setCycleId(lead + ":1")
        .setCycleNumber(1)
        .setRevision(1)
        .setContractId(CONTRACT.id())
        .setContractVersion(CONTRACT.version())
        .setSlaClass("direct-inquiry")
        .build();
  }

  private void report(Idle one, Idle many, Path folder) {
    Table table = new Table("open clocks", "stream threads, % of a core", "whole process");
    row(table, CLOCKS_A_LEAD, one);
    row(table, clocks, many);
    System.out.println(table);
    Path json = folder.resolve("clocks.json");
    JsonMapper.builder()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValue(json, Map.of("clocks", clocks, "seconds", seconds, "one", one, "many", many));
    System.out.println("In full: " + json);
  }

  private static void row(Table table, int open, Idle idle) {
    table.row(
        "%,d".formatted(open),
        "%.2f".formatted(100 * idle.threads()),
        "%.2f".formatted(100 * idle.process()));
  }

  private static TopicSerdes serdes() {
    Map<String, Object> config = new HashMap<>();
    BusDefaults.streams(MONITOR).forEach((key, value) -> config.put((String) key, value));
    return new TopicSerdes(config);
  }
}
