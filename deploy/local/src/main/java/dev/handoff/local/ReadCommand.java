package dev.handoff.local;

import dev.handoff.local.reading.Clients;
import dev.handoff.local.reading.RecordLine;
import dev.handoff.local.reading.Tail;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    description = {
      "Prints a topic's records, one JSON object a line:",
      "topic, partition, offset, timestamp, key, headers, value.",
      "With --from-beginning: all that is there now, then ends (goes on with --follow).",
      "Without it: what comes from now on, until Ctrl-C."
    })
final class ReadCommand implements Callable<Integer> {
  private final Place place;
  private final Terminal terminal;

  @Parameters(paramLabel = "TOPIC", description = "Such as leads.mql-raised.")
  private String topic = "";

  @Option(names = "--from-beginning", description = "Starts at the topic's first record.")
  private boolean fromBeginning;

  @Option(names = "--follow", description = "Goes on at the end: waits for what comes.")
  private boolean follow;

  @Option(names = "--count", paramLabel = "N", description = "Ends after so many records.")
  private long count = Long.MAX_VALUE;

  ReadCommand(Place place, Terminal terminal) {
    this.place = place;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var topics = Clients.topics(place);
    if (!topics.contains(topic)) {
      throw new Refusal(
          "Expected a topic, but there is no '%s'. There %s"
              .formatted(
                  topic,
                  topics.isEmpty() ? "are none yet." : "are:\n  " + String.join("\n  ", topics)));
    }
    var printed = new AtomicLong();
    var lines = new RecordLine(place.registryClient());
    try (var tail = fromBeginning ? Tail.fromBeginning(place, topic) : Tail.fromNow(place, topic)) {
      if (count > 0 && fromBeginning && !follow) {
        tail.untilEnd(record -> print(lines, record, printed));
      } else if (count > 0) {
        tail.follow(record -> print(lines, record, printed));
      }
    }
    if (terminal.lively()) {
      terminal.note("%,d records of %s.".formatted(printed.get(), topic));
    }
    return 0;
  }

  // Whoever reads us through a pipe may have seen enough, as head has.
  private boolean print(
      RecordLine lines, ConsumerRecord<byte[], byte[]> record, AtomicLong printed) {
    terminal.out().println(lines.of(record));
    return printed.incrementAndGet() < count && !terminal.out().checkError();
  }
}
