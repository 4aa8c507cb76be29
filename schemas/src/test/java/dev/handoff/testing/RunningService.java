package dev.handoff.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A service as it runs, on the test broker, with a registry in memory and a port of its own. */
public final class RunningService implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** A folder for the service's state that nobody else has. */
  public static Path freshStateDir() {
    return Path.of("target", "state", UUID.randomUUID().toString());
  }

  /**
   * Starts it.
   *
   * @param application the service's main class
   * @param registry name of the registry in memory, the same as the probe's
   * @param stateDir where its state is kept; a second start in the same folder finds it again
   */
  public static RunningService start(Class<?> application, String registry, Path stateDir) {
    return start(application, registry, stateDir, 0);
  }

  /**
   * The same on a port that others have to know beforehand; 0 for any.
   *
   * @param settings further ones, such as {@code --handoff.desk.answer-within=1s}
   */
  public static RunningService start(
      Class<?> application, String registry, Path stateDir, int port, String... settings) {
    return startOn(TestBroker.bootstrapServers(), application, registry, stateDir, port, settings);
  }

  /** The same on a broker that is the test's own. */
  public static RunningService startOn(
      String bootstrapServers,
      Class<?> application,
      String registry,
      Path stateDir,
      int port,
      String... settings) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    arguments.add("--server.port=" + port);
    arguments.addAll(List.of(LocalAccess.settings()));
    arguments.add("--spring.kafka.bootstrap-servers=" + bootstrapServers);
    arguments.add("--spring.kafka.properties[schema.registry.url]=mock://" + registry);
    arguments.add("--spring.kafka.streams.state-dir=" + stateDir);
    return new RunningService(SpringApplication.run(application, arguments.toArray(String[]::new)));
  }

  /** Where it listens; {@link LocalAccess} gets in. */
  public String url() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** Where its health and metrics are. */
  public String managementUrl() {
    return LocalAccess.managementUrl(context);
  }

  /** Stops it as an operator would. */
  @Override
  public void close() {
    context.close();
  }
}
