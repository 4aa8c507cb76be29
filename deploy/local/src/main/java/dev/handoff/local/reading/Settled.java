package dev.handoff.local.reading;

import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Tally;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topic;
import dev.handoff.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Waits until services have taken in everything that was written for them. */
public final class Settled {
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What each service reads of what others write. */
  private static final Map<Party, List<Topic<?>>> INPUT =
      Map.of(
          Party.SCORING_SERVICE, List.of(Topics.PROFILE, Topics.ENGAGEMENT, Topics.LIFECYCLE),
          Party.LIFECYCLE_SERVICE, List.of(Topics.SCORE_CHANGED, Topics.SALES_COMMAND),
          Party.SLA_MONITOR_SERVICE, List.of(Topics.LIFECYCLE));

  private Settled() {}

  /** Whether the service is there: a member of its group is connected. */
  public static boolean isThere(Place place, Party service) {
    try (var admin = Clients.admin(place)) {
      var group = get(admin.describeConsumerGroups(Set.of(service.id())).all()).get(service.id());
      return group != null && group.groupState() != GroupState.DEAD && !group.members().isEmpty();
    } catch (GroupIdNotFoundException neverWas) {
      return false;
    }
  }

  /**
   * Waits for services one after the other: what the first writes, the next one reads.
   *
   * @throws Refusal if one of them gets no further for minutes
   */
  public static void await(Place place, Terminal terminal, List<Party> services) {
    try (var admin = Clients.admin(place)) {
      services.forEach(service -> await(admin, terminal, service));
    }
  }

  private static void await(Admin admin, Terminal terminal, Party service) {
    var behind = lag(admin, service);
    if (behind == 0) {
      return;
    }
    var most = behind;
    var lastMove = System.nanoTime();
    var waitsFor = service.id() + "; deploy/local/status says whether it runs";
    try (var tally =
        new Tally(terminal, "Taken in by " + words(service), most, "records", waitsFor)) {
      while (behind > 0) {
        pause();
        var now = lag(admin, service);
        if (now != behind) {
          lastMove = System.nanoTime();
        } else if (System.nanoTime() - lastMove > PATIENCE.toNanos()) {
          throw new Refusal(
              "Expected %s to read on, but for %d minutes it has been %,d records behind. See deploy/local/status."
                  .formatted(service.id(), PATIENCE.toMinutes(), behind));
        }
        behind = now;
        most = Math.max(most, behind);
        tally.reach(most - behind, most);
      }
    }
  }

  private static String words(Party service) {
    return service.id().replace("-service", "").replace('-', ' ');
  }

  /** Records that a service has not read yet, over everything that it reads. */
  private static long lag(Admin admin, Party service) {
    var read = new HashMap<TopicPartition, Long>();
    inputs(admin, service).forEach(partition -> read.put(partition, 0L));
    committed(admin, service).forEach(read::put);
    var first = offsets(admin, read, OffsetSpec.earliest());
    var last = offsets(admin, read, OffsetSpec.latest());
    return read.entrySet().stream()
        .mapToLong(entry -> {
          var begin = Math.max(entry.getValue(), first.getOrDefault(entry.getKey(), 0L));
          return Math.max(0, last.getOrDefault(entry.getKey(), 0L) - begin);
        })
        .sum();
  }

  private static List<TopicPartition> inputs(Admin admin, Party service) {
    var existing = get(admin.listTopics().names());
    return INPUT.getOrDefault(service, List.of()).stream()
        .filter(topic -> existing.contains(topic.name()))
        .flatMap(topic ->
            IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
        .toList();
  }

  private static Map<TopicPartition, Long> committed(Admin admin, Party service) {
    try {
      var offsets = new HashMap<TopicPartition, Long>();
      get(admin.listConsumerGroupOffsets(service.id()).partitionsToOffsetAndMetadata())
          .forEach((partition, offset) -> {
            if (offset != null) {
              offsets.put(partition, offset.offset());
            }
          });
      return offsets;
    } catch (GroupIdNotFoundException neverWas) {
      return Map.of();
    }
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Map<TopicPartition, Long> partitions, OffsetSpec which) {
    var wanted =
        partitions.keySet().stream().collect(Collectors.toMap(Function.identity(), _ -> which));
    var offsets = new HashMap<TopicPartition, Long>();
    get(admin.listOffsets(wanted).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof GroupIdNotFoundException neverWas) {
        throw neverWas;
      }
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
      throw new Refusal("Interrupted.");
    }
  }
}
