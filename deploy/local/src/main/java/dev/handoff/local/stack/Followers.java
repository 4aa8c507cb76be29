package dev.handoff.local.stack;

import static java.util.stream.Collectors.joining;

import dev.handoff.local.Refusal;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services that follow contracts. Each one's health says which versions it knows. */
public final class Followers {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private Followers() {}

  /**
   * Waits until every service knows a version of a contract that is published: a lead that names
   * one which its service does not know yet could not be judged.
   *
   * @throws Refusal if some do not come to know it, with their names
   */
  public static void awaitContract(Place place, String id, int version)
      throws InterruptedException {
    awaitContract(place, id, version, PATIENCE);
  }

  static void awaitContract(Place place, String id, int version, Duration patience)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    var behind = behind(new Stack(place).everyService().toList(), id, version);
    while (!behind.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new Refusal(
            "%s version %d is published, but for %d s not known to %s. deploy/local/status says how it is there, and deploy/local/up starts what is dead; a service that runs again reads the contract by itself."
                .formatted(
                    id,
                    version,
                    patience.toSeconds(),
                    behind.stream()
                        .map(part -> part.name() + " at " + part.connect())
                        .collect(joining(", "))));
      }
      Thread.sleep(GLANCE);
      behind = behind(behind, id, version);
    }
  }

  /** Those that do not know it yet. */
  private static List<Service> behind(List<Service> services, String id, int version) {
    return services.stream()
        .filter(service -> knownVersion(service.management(), id) < version)
        .toList();
  }

  private static int knownVersion(Address service, String id) {
    return health(service)
        .path("components")
        .path("streams")
        .path("details")
        .path("contracts")
        .path(id)
        .asInt(0);
  }

  private static JsonNode health(Address service) {
    var json = JsonMapper.shared();
    try {
      return json.readTree(Http.body(service.url("/actuator/health/readiness")));
    } catch (JacksonException noHealth) {
      return json.createObjectNode();
    }
  }
}
