package dev.handoff.lifecycle;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.testing.RunningService;
import dev.handoff.testing.ServiceProcess;
import dev.handoff.testing.TestBroker;
import dev.handoff.topic.Party;
import dev.handoff.topic.Topic;
import dev.handoff.wire.RegistryOverHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** Two instances of the service that divide the leads, each in a JVM that can be killed. */
final class TwoInstances implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String GROUP = Party.LIFECYCLE_SERVICE.id();

  private final RegistryOverHttp registry;
  private final Admin admin =
      Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()));
  private final List<Instance> instances = List.of(new Instance("one"), new Instance("two"));

  TwoInstances(String registry) {
    this.registry = new RegistryOverHttp(registry);
    instances.forEach(Instance::start);
  }

  List<Instance> all() {
    return instances;
  }

  Instance other(Instance instance) {
    return instances.get(1 - instances.indexOf(instance));
  }

  /** Starts again whoever was killed, and waits until both own leads. */
  void bothAtWork(String topic) {
    instances.stream().filter(instance -> !instance.isAlive()).forEach(Instance::start);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .failFast(this::expectAlive)
        .untilAsserted(() ->
            assertThat(instances)
                .allSatisfy(instance -> {
                  assertThat(instance.partitionsOf(topic)).isNotEmpty();
                  assertThat(instance.isReady()).isTrue();
                }));
  }

  /** Waits until all that was written to a topic is behind them. */
  void awaitRead(Topic<?> topic) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .failFast(this::expectAlive)
        .until(() -> isRead(topic));
  }

  private boolean isRead(Topic<?> topic) throws InterruptedException, ExecutionException {
    var partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(number -> new TopicPartition(topic.name(), number))
            .toList();
    var read = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    var ends =
        admin
            .listOffsets(partitions.stream().collect(toMap(identity(), _ -> OffsetSpec.latest())))
            .all()
            .get();
    return partitions.stream()
        .allMatch(it ->
            ends.get(it).offset() == 0
                || read.containsKey(it) && read.get(it).offset() >= ends.get(it).offset());
  }

  private void expectAlive() {
    instances.forEach(it -> assertThat(it.isAlive()).as(it.lastWords()).isTrue());
  }

  /** The one that owns a partition, as soon as the group is at peace. */
  Instance ownerOf(TopicPartition partition) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> findOwner(partition), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<Instance> findOwner(TopicPartition partition) {
    return instances.stream()
        .filter(it -> it.partitionsOf(partition.topic()).contains(partition.partition()))
        .findFirst();
  }

  private List<MemberDescription> members() {
    try {
      var group = admin.describeConsumerGroups(Set.of(GROUP)).all().get().get(GROUP);
      return group.groupState() == GroupState.STABLE ? List.copyOf(group.members()) : List.of();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("Expected the broker to know the group " + GROUP, e);
    }
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    admin.close();
    registry.close();
  }

  /** One of the two; killed and started again it has the same state folder. */
  final class Instance {
    private final String name;
    private final Path stateDir = RunningService.freshStateDir();
    private int starts;
    private ServiceProcess process;

    private Instance(String name) {
      this.name = name;
    }

    private void start() {
      if (process != null) {
        process.close();
      }
      starts++;
      process =
          ServiceProcess.start(
              LifecycleApplication.class,
              registry.url(),
              stateDir,
              Path.of("target", "killed", clientId() + ".log"),
              "--spring.kafka.streams.properties[client.id]=" + clientId(),
              "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none",
              "--spring.datasource.hikari.connection-timeout=250",
              "--handoff.desk.answer-within=1s");
    }

    /** Those of a life that is over stay in the group until the broker misses them. */
    private String clientId() {
      return "killed-" + name + "-" + starts;
    }

    /** The partitions of a topic that are its own now. */
    Set<Integer> partitionsOf(String topic) {
      return members().stream()
          .filter(member -> member.clientId().startsWith(clientId() + "-"))
          .flatMap(member -> member.assignment().topicPartitions().stream())
          .filter(partition -> partition.topic().equals(topic))
          .map(TopicPartition::partition)
          .collect(toSet());
    }

    boolean isReady() {
      return new Caller(process.managementUrl()).get("/actuator/health/readiness").status() == 200;
    }

    boolean isAlive() {
      return process.isAlive();
    }

    void kill() {
      process.kill();
    }

    void killAndStartAgain() {
      kill();
      start();
    }

    Caller desk() {
      return new Caller(process.url());
    }

    String lastWords() {
      return process.lastWords();
    }

    private void close() {
      process.close();
    }

    @Override
    public String toString() {
      return clientId();
    }
  }
}
