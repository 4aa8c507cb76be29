package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
 */
public record Place(
    Path project,
    Home home,
    Address kafka,
    Address registry,
    Address scoring,
    Address lifecycle,
    Address slaMonitor) {

  /**
   * Reads the place from the environment; what it does not name has its usual value.
   *
   * @throws Refusal where a port is none, or two parts would share one
   */
  public static Place of(Path project, Map<String, String> environment) {
    var home = environment.getOrDefault("HANDOFF_HOME", "");
    var place =
        new Place(
            project,
            new Home(
                (home.isEmpty() ? project.resolve(".handoff") : Path.of(home)).toAbsolutePath()),
            Address.of(environment, "HANDOFF_KAFKA_PORT", 9092),
            Address.of(environment, "HANDOFF_REGISTRY_PORT", 8081),
            Address.of(environment, "HANDOFF_SCORING_PORT", 8091),
            Address.of(environment, "HANDOFF_LIFECYCLE_PORT", 8092),
            Address.of(environment, "HANDOFF_SLA_MONITOR_PORT", 8093));
    place.refuseSharedPorts();
    return place;
  }

  /** Another stack of the same project in a folder of its own, on ports that are free now. */
  public Place elsewhere(Path folder) {
    var ports = FreePort.some(5);
    return new Place(
        project,
        new Home(folder.toAbsolutePath()),
        new Address(ports.get(0), kafka.variable()),
        new Address(ports.get(1), registry.variable()),
        new Address(ports.get(2), scoring.variable()),
        new Address(ports.get(3), lifecycle.variable()),
        new Address(ports.get(4), slaMonitor.variable()));
  }

  /** Kafka's bootstrap servers. */
  public String bootstrapServers() {
    return kafka.hostAndPort();
  }

  /** The registry's Confluent-compatible API. */
  public String registryUrl() {
    return registry.url("/apis/ccompat/v7");
  }

  private void refuseSharedPorts() {
    var byPort = new HashMap<Integer, Address>();
    for (var address : List.of(kafka, registry, scoring, lifecycle, slaMonitor)) {
      var other = byPort.put(address.port(), address);
      if (other != null) {
        throw new Refusal(
            "Expected each part to have a port of its own, but %s and %s are both %d."
                .formatted(other.variable(), address.variable(), address.port()));
      }
    }
  }
}
