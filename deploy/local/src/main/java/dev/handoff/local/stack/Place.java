package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import dev.handoff.local.keys.Keyring;
import dev.handoff.local.keys.Login;
import dev.handoff.wire.WireConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
 * @param moreScoring its further instances, where there are any: the second first
 * @param lifecycle lifecycle-service
 * @param slaMonitor sla-monitor-service
 * @param postgres PostgreSQL
 * @param watch those that watch over the rest
 * @param management where the services' health and metrics are
 * @param tokens the token that the services take
 */
public record Place(
    Path project,
    Home home,
    Address kafka,
    Address registry,
    Address scoring,
    List<Address> moreScoring,
    Address lifecycle,
    Address slaMonitor,
    Address postgres,
    Watch watch,
    Management management,
    Tokens tokens) {

  /** So many instances of scoring-service run here at most. */
  public static final int MOST_SCORING_INSTANCES = 4;

  private static final String SCORING_PORT = "HANDOFF_SCORING_PORT";
  static final int HIGHEST_PORT = 65_535;

  /**
   * Reads the place from the environment; what it does not name has its usual value.
   *
   * @throws Refusal where a port is none, or two parts would share one
   */
  public static Place of(Path project, Map<String, String> environment) {
    var named = environment.getOrDefault("HANDOFF_HOME", "");
    var home =
        new Home((named.isEmpty() ? project.resolve(".handoff") : Path.of(named)).toAbsolutePath());
    var scoring = Address.of(environment, SCORING_PORT, 8091);
    var moreScoring = moreScoring(environment, scoring);
    var lifecycle = Address.of(environment, "HANDOFF_LIFECYCLE_PORT", 8092);
    var slaMonitor = Address.of(environment, "HANDOFF_SLA_MONITOR_PORT", 8093);
    var place =
        new Place(
            project,
            home,
            Address.of(environment, "HANDOFF_KAFKA_PORT", 9092),
            Address.of(environment, "HANDOFF_REGISTRY_PORT", 8081),
            scoring,
            moreScoring,
            lifecycle,
            slaMonitor,
            Address.of(environment, "HANDOFF_POSTGRES_PORT", 5432),
            Watch.of(environment),
            Management.of(
                environment,
                Stream.concat(Stream.of(scoring), moreScoring.stream()).toList(),
                lifecycle,
                slaMonitor),
            new Tokens(environment.getOrDefault("HANDOFF_TOKEN", ""), home.token()));
    Ports.refuseShared(
        List.of(
            place.kafka,
            place.registry,
            scoring,
            place.lifecycle,
            place.slaMonitor,
            place.postgres,
            place.watch.prometheus(),
            place.watch.alertmanager(),
            place.management.scoring().getFirst(),
            place.management.lifecycle(),
            place.management.slaMonitor()));
    return place;
  }

  /** The second instance listens ten ports further, the third twenty, unless said otherwise. */
  private static List<Address> moreScoring(Map<String, String> environment, Address first) {
    return IntStream.rangeClosed(2, MOST_SCORING_INSTANCES)
        .mapToObj(number ->
            Address.of(
                environment,
                SCORING_PORT + "_" + number,
                Math.min(first.port() + 10 * (number - 1), HIGHEST_PORT)))
        .toList();
  }

  /** Where an instance of scoring-service listens; the first is 1. */
  Address scoring(int instance) {
    return instance == 1 ? scoring : moreScoring.get(instance - 2);
  }

  /** Another stack of the same project in a folder of its own, on ports that are free now. */
  public Place elsewhere(Path folder) {
    var own = 8 + moreScoring.size();
    var ports = FreePort.some(own + 3 + moreScoring.size());
    var home = new Home(folder.toAbsolutePath());
    return new Place(
        project,
        home,
        new Address(ports.get(0), kafka.variable()),
        new Address(ports.get(1), registry.variable()),
        new Address(ports.get(2), scoring.variable()),
        IntStream.range(0, moreScoring.size())
            .mapToObj(i -> new Address(ports.get(8 + i), moreScoring.get(i).variable()))
            .toList(),
        new Address(ports.get(3), lifecycle.variable()),
        new Address(ports.get(4), slaMonitor.variable()),
        new Address(ports.get(5), postgres.variable()),
        watch.on(ports.subList(6, 8)),
        management.on(ports.subList(own, ports.size())),
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
