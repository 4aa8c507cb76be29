package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the three services: a fat jar.
 *
 * @param service which one
 * @param instance which of its instances, from 1
 * @param management where it says how it is
 */
record Service(Place place, String service, int instance, Address address, Address management)
    implements Part {
  private static final String KEEPER_OF_THE_LEDGER = "lifecycle-service";

  @Override
  public String name() {
    return Instances.name(service, instance);
  }

  @Override
  public List<Address> addresses() {
    return List.of(address, management);
  }

  @Override
  public String connect() {
    return address.url("");
  }

  /** Where its metrics are. */
  Address metrics() {
    return management;
  }

  @Override
  public Launch prepare() throws IOException {
    var jar = place.home().app(name() + ".jar");
    Copies.file(built(), jar);
    var state = place.home().data(name());
    Files.createDirectories(state);
    var settings =
        new HashMap<>(
            Map.of(
                "SERVER_ADDRESS", Address.LOOPBACK,
                "SERVER_PORT", Integer.toString(address.port()),
                "MANAGEMENT_SERVER_ADDRESS", Address.LOOPBACK,
                "MANAGEMENT_SERVER_PORT", Integer.toString(management.port()),
                "HANDOFF_TOKEN_FILE", place.tokens().make().toString(),
                "HANDOFF_KAFKA", place.bootstrapServers(),
                "HANDOFF_REGISTRY_URL", place.registryUrl(),
                "HANDOFF_STATE_DIR", state.toString()));
    if (service.equals(KEEPER_OF_THE_LEDGER)) {
      settings.putAll(new Postgres(place).settings());
    }
    if (place.isSecured()) {
      secure(settings);
    }
    return new Launch(Jvm.command(384, "-jar", jar.toString()), settings);
  }

  /** Secrets go by files, which no child of a process inherits. */
  private void secure(Map<String, String> settings) throws IOException {
    var keyring = place.home().keyring();
    var ledger = settings.remove(Postgres.PASSWORD);
    if (ledger != null) {
      keyring.leave(service, Postgres.PASSWORD, ledger);
    }
    settings.put("SPRING_PROFILES_ACTIVE", "secured");
    settings.put("HANDOFF_SECRETS", keyring.secrets(service).toString());
    settings.put("HANDOFF_CA", keyring.authority().toString());
  }

  @Override
  public boolean ready() {
    return Http.answers(management.url("/actuator/health/readiness"));
  }

  @Override
  public String complaint() {
    return Http.body(management.url("/actuator/health/readiness"));
  }

  private Path built() throws IOException {
    var target = place.project().resolve(service).resolve("target");
    if (Files.isDirectory(target)) {
      try (var jars = Files.newDirectoryStream(target, service + "-*.jar")) {
        for (var jar : jars) {
          return jar;
        }
      }
    }
    throw new Refusal("Expected a built " + service + " in " + target + ", but there is none.");
  }
}
