package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services that follow contracts. Each one's health says which versions it knows. */
public final class Followers {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private Followers() {}

  /**
   * Waits until every service knows a version of a contract: a lead that names one which its
   * service does not know yet could not be judged.
   *
   * @throws Refusal if one does not come to know it
   */
  public static void awaitContract(Place place, String id, int version)
      throws InterruptedException {
    for (var service : new Stack(place).services().stream().map(Part::address).toList()) {
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      while (knownVersion(service, id) < version) {
        if (System.nanoTime() > deadline) {
          throw new Refusal(
              "Expected the service at %s to follow contract %s version %d, but for %d s it has not. See deploy/local/status."
                  .formatted(service.url(""), id, version, PATIENCE.toSeconds()));
        }
        Thread.sleep(GLANCE);
      }
    }
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
