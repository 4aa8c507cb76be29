package dev.handoff.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Apicurio Registry, which speaks Confluent's API; its schemas survive a restart. */
record Registry(Place place) implements Part {
  private static final String COMPATIBILITY =
      """
      {"compatibility": "FULL_TRANSITIVE"}\
      """;

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public Address address() {
    return place.registry();
  }

  @Override
  public String connect() {
    return place.registryUrl();
  }

  @Override
  public Launch prepare() throws IOException {
    var app = place.home().app(name());
    Copies.folder(place.project().resolve("deploy/local/target/registry"), app);
    var data = place.home().data(name());
    Files.createDirectories(data);
    var command =
        Jvm.command(
            192,
            "-Dquarkus.http.host=" + Address.LOOPBACK,
            "-Dquarkus.management.host=" + Address.LOOPBACK,
            "-Dquarkus.management.port=" + FreePort.any(),
            "-Dquarkus.http.access-log.enabled=false",
            "-Dapicurio.storage.kind=sql",
            "-Dapicurio.storage.sql.kind=h2",
            "-Dapicurio.datasource.url=jdbc:h2:file:" + data.resolve("registry"),
            "-Dapicurio.datasource.jdbc.initial-size=2",
            "-Dapicurio.datasource.jdbc.min-size=2",
            "-Dapicurio.datasource.jdbc.max-size=20",
            place.isSecured()
                ? "-Dquarkus.config.locations=" + writeLogins()
                : "-Dquarkus.http.port=" + address().port(),
            "-jar",
            app.resolve(Path.of("quarkus-run.jar")).toString());
    return new Launch(command, Map.of());
  }

  private Path writeLogins() throws IOException {
    return place.home().keyring().write("registry.properties", RegistryLogins.of(place));
  }

  @Override
  public boolean ready() {
    return new RegistryDesk(place).answers();
  }

  /** Its own default lets every change of a schema through. */
  @Override
  public void settleIn() throws IOException {
    new RegistryDesk(place).configure(COMPATIBILITY);
  }
}
