package dev.handoff.local.reading;

import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Place;
import dev.handoff.local.stack.Postgres;
import dev.handoff.local.terminal.Tally;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far the ledger has come. */
public final class LedgerPositions {
  private static final List<Topic<?>> TOPICS =
      List.of(
          Topics.LIFECYCLE,
          Topics.MQL_RAISED,
          Topics.SCORE_CHANGED,
          Topics.SLA_ALERT,
          Topics.COMMAND_OUTCOME,
          Topics.ERASURE);
  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private LedgerPositions() {}

  /** The records of a partition, by their offsets: from the first to before the last. */
  private record Span(long begin, long end) {
    long whole() {
      return end - begin;
    }

    long upTo(long next) {
      return Math.clamp(next - begin, 0, whole());
    }
  }

  /**
   * Waits until everything that is on the topics now is in the ledger.
   *
   * @throws Refusal if it gets no further for a minute
   */
  public static void awaitEnd(Place place, Terminal terminal) {
    var spans = spans(place);
    var whole = spans.values().stream().mapToLong(Span::whole).sum();
    var done = -1L;
    var lastMove = System.nanoTime();
    try (var tally = new Tally(terminal, "Written to the ledger", whole, "records")) {
      while (done < whole) {
        var now = done(spans, written(place));
        if (now != done) {
          lastMove = System.nanoTime();
        } else if (System.nanoTime() - lastMove > PATIENCE.toNanos()) {
          throw new Refusal(
              "Expected lifecycle-service to fill the ledger, but it gets no further."
                  + " See deploy/local/status.");
        }
        done = now;
        tally.reach(done, whole);
        if (done < whole) {
          pause();
        }
      }
    }
  }

  private static long done(Map<TopicPartition, Span> spans, Map<TopicPartition, Long> written) {
    return spans.entrySet().stream()
        .mapToLong(span -> span.getValue().upTo(written.getOrDefault(span.getKey(), 0L)))
        .sum();
  }

  private static Map<TopicPartition, Span> spans(Place place) {
    var begins = offsets(place, OffsetSpec.earliest());
    var spans = new HashMap<TopicPartition, Span>();
    offsets(place, OffsetSpec.latest())
        .forEach((partition, end) ->
            spans.put(partition, new Span(begins.getOrDefault(partition, 0L), end)));
    return spans;
  }

  private static Map<TopicPartition, Long> written(Place place) {
    var written = new HashMap<TopicPartition, Long>();
    try (var connection = new Postgres(place).ledger();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select topic, partition, next_offset from ledger_position")) {
      while (rows.next()) {
        written.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
      }
      return written;
    } catch (SQLException noTables) {
      return Map.of();
    }
  }

  private static Map<TopicPartition, Long> offsets(Place place, OffsetSpec which) {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    var existing = Clients.topics(place);
    TOPICS.stream()
        .filter(topic -> existing.contains(topic.name()))
        .forEach(topic ->
            IntStream.range(0, topic.partitions())
                .forEach(it -> asked.put(new TopicPartition(topic.name(), it), which)));
    try (var admin = Clients.admin(place)) {
      var offsets = new HashMap<TopicPartition, Long>();
      admin.listOffsets(asked).all().get().forEach((it, end) -> offsets.put(it, end.offset()));
      return offsets;
    } catch (ExecutionException failed) {
      throw new Refusal("Kafka did not answer: " + failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(GLANCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted. The ledger goes on being filled.");
    }
  }
}
