package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import dev.handoff.local.keys.Keyring;
import dev.handoff.local.keys.Login;
import dev.handoff.wire.WireConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where this stack lives: its project, its home and its addresses. Two stacks with different homes
 * and ports run beside each other.
 *
 * @param project the folder of the checked-out project
 * @param home where data, logs and process ids are
 * @param kafka the broker
 * @param registry the schema registry
 * @param scoring scoring-service
 * @param lifecycle lifecycle-service
 * @param slaMonitor sla-monitor-service
 * @param postgres PostgreSQL
 * @param watch those that watch over the rest
 * @param tokens the token that the services take
 */
public record Place(
    Path project,
    Home home,
    Address kafka,
    Address registry,
    Instances scoring,
    Instances lifecycle,
    Instances slaMonitor,
    Address postgres,
    Watch watch,
    Tokens tokens) {

  /**
   * Reads the place from the environment; what it does not name has its usual value.
   *
   * @throws Refusal where a port is none, or two parts would share one
   */
  public static Place of(Path project, Map<String, String> environment) {
    var named = environment.getOrDefault("HANDOFF_HOME", "");
    var home =
        new Home((named.isEmpty() ? project.resolve(".handoff") : Path.of(named)).toAbsolutePath());
    var place =
        new Place(
            project,
            home,
            Address.of(environment, "HANDOFF_KAFKA_PORT", 9092),
            Address.of(environment, "HANDOFF_REGISTRY_PORT", 8081),
            Instances.of(environment, "scoring-service", "SCORING", 8091),
            Instances.of(environment, "lifecycle-service", "LIFECYCLE", 8092),
            Instances.of(environment, "sla-monitor-service", "SLA_MONITOR", 8093),
            Address.of(environment, "HANDOFF_POSTGRES_PORT", 5432),
            Watch.of(environment),
            new Tokens(environment.getOrDefault("HANDOFF_TOKEN", ""), home.token()));
    Ports.refuseShared(place.addresses());
    return place;
  }

  /** Every port that a stack with one instance of each service may have. */
  private List<Address> addresses() {
    return Stream.concat(
            Stream.of(kafka, registry, postgres, watch.prometheus(), watch.alertmanager()),
            services()
                .map(service -> service.all().getFirst())
                .flatMap(first -> Stream.of(first.desk(), first.management())))
        .toList();
  }

  /** The three services, in the order in which events pass through them. */
  public Stream<Instances> services() {
    return Stream.of(scoring, lifecycle, slaMonitor);
  }

  /** Another stack of the same project in a folder of its own, on ports that are free now. */
  public Place elsewhere(Path folder) {
    var ports = new ArrayDeque<>(FreePort.some(5 + 3 * 2 * Instances.MOST));
    var home = new Home(folder.toAbsolutePath());
    return new Place(
        project,
        home,
        kafka.on(ports.remove()),
        registry.on(ports.remove()),
        scoring.on(ports),
        lifecycle.on(ports),
        slaMonitor.on(ports),
        postgres.on(ports.remove()),
        watch.on(ports),
        new Tokens(tokens.given(), home.token()));
  }

  /** Kafka's bootstrap servers. */
  public String bootstrapServers() {
    return kafka.hostAndPort();
  }

  /** The registry's Confluent-compatible API. */
  public String registryUrl() {
    return (isSecured() ? "https://" : "http://") + registry.hostAndPort() + "/apis/ccompat/v7";
  }

  /** Whether its parts let in only whom they know. */
  public boolean isSecured() {
    return home.keyring().isThere();
  }

  /** Every password that opens something here. */
  public List<String> passwords() throws IOException {
    return Stream.concat(
            home.keyring().allSecrets().stream(), new Postgres(this).secrets().stream())
        .toList();
  }

  /** What a Kafka client of the stack's owner needs to connect. */
  public Map<String, Object> kafkaClient() {
    return kafkaClient(Keyring.ADMINISTRATOR);
  }

  Map<String, Object> kafkaClient(String who) {
    var settings = new HashMap<String, Object>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    if (isSecured()) {
      settings.putAll(Login.atKafka(home.keyring(), who));
    }
    return settings;
  }

  /** What a serializer of the stack's owner needs to ask the registry. */
  public Map<String, Object> registryClient() {
    return registryClient(Keyring.ADMINISTRATOR);
  }

  Map<String, Object> registryClient(String who) {
    var settings = new HashMap<String, Object>();
    settings.put(WireConfig.SCHEMA_REGISTRY_URL, registryUrl());
    if (isSecured()) {
      settings.putAll(Login.atTheRegistry(home.keyring(), who));
    }
    return settings;
  }
}
