package dev.handoff.local.stack;

import dev.handoff.local.keys.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** Apache Kafka: one node that is broker and controller at once. */
record Broker(Place place) implements Part {

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Address address() {
    return place.kafka();
  }

  @Override
  public String connect() {
    return place.bootstrapServers();
  }

  @Override
  public Launch prepare() throws IOException {
    var folder = place.home().data(name());
    Files.createDirectories(folder);
    var properties = folder.resolve("server.properties");
    Files.writeString(properties, properties(folder.resolve("log")));
    var logging = folder.resolve("log4j2.properties");
    try (var resource = Broker.class.getResourceAsStream("/kafka-log4j2.properties")) {
      Files.write(logging, resource == null ? new byte[0] : resource.readAllBytes());
    }
    if (!Files.exists(folder.resolve("log").resolve("meta.properties"))) {
      format(properties, logging);
    }
    return new Launch(java(logging, "kafka.Kafka", properties.toString()), Map.of());
  }

  @Override
  public boolean ready() {
    if (FreePort.isFree(address().port())) {
      return false;
    }
    var configuration = new HashMap<>(own());
    configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000);
    configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000);
    try (var admin = Admin.create(configuration)) {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A secured broker lets in nobody whom it was not told of. */
  @Override
  public void settleIn() {
    if (place.isSecured()) {
      Admission.to(own(), place.home().keyring());
    }
  }

  /** A client that needs no user, as there are none at first. */
  private Map<String, Object> own() {
    if (!place.isSecured()) {
      return place.kafkaClient();
    }
    var settings = new HashMap<>(Login.asTheBroker(place.home().keyring()));
    var properties = place.home().data(name()).resolve("server.properties");
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Listeners.own(properties));
    return settings;
  }

  private List<String> java(Path logging, String main, String... arguments) {
    var command =
        new ArrayList<>(
            Jvm.command(
                256,
                "-Dlog4j2.configurationFile=" + logging,
                "-cp",
                Jvm.librariesOnly(place.project()),
                main));
    command.addAll(List.of(arguments));
    return command;
  }

  private void format(Path properties, Path logging) throws IOException {
    var command =
        java(
            logging,
            "kafka.tools.StorageTool",
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            properties.toString());
    Processes.finish(command, "Kafka could not format its folder");
  }

  private String properties(Path log) {
    var listeners = place.isSecured() ? Listeners.secured(place) : Listeners.open(place);
    return listeners
        + """
        process.roles=broker,controller
        node.id=1
        log.dirs=%s
        # Topics are made by their owners, with the partitions and retention of the catalogue.
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        # On its default the log cleaner alone wants half of this heap.
        log.cleaner.dedupe.buffer.size=4194304
        """
            .formatted(Listeners.escaped(log));
  }
}
