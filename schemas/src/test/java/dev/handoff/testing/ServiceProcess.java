package dev.handoff.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/**
 * A service in a JVM of its own on the test broker, which can be killed as {@code kill -9} kills.
 * What it says goes to a file. It does not outlive the JVM that started it.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final int LAST_LINES = 40;

  /** Quick to start, and small: nobody measures it. */
  private static final List<String> JVM =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
          "-cp",
          System.getProperty("java.class.path"));

  private final Process process;
  private final int port;
  private final int managementPort;
  private final Path said;
  private final Thread onExit = new Thread(this::destroy);

  private ServiceProcess(Process process, int port, int managementPort, Path said) {
    this.process = process;
    this.port = port;
    this.managementPort = managementPort;
    this.said = said;
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /**
   * Starts it, and does not wait until it is ready.
   *
   * @param application the service's main class
   * @param registryUrl where its schema registry answers
   * @param stateDir where its state is kept; a second start in the same folder finds it again
   * @param said file that gets its output
   * @param settings further ones, such as {@code --handoff.desk.answer-within=1s}
   */
  public static ServiceProcess start(
      Class<?> application, String registryUrl, Path stateDir, Path said, String... settings) {
    int port = FreePort.any();
    int managementPort = FreePort.any();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of(ServiceProcess.class.getName(), application.getName()));
    command.addAll(List.of(settings));
    command.add("--server.port=" + port);
    command.addAll(List.of(LocalAccess.settings(managementPort)));
    command.add("--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers());
    command.add("--spring.kafka.properties[schema.registry.url]=" + registryUrl);
    command.add("--spring.kafka.streams.state-dir=" + stateDir);
    try {
      Files.createDirectories(said.toAbsolutePath().getParent());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      return new ServiceProcess(process, port, managementPort, said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What runs in the other JVM: the application, for as long as somebody wants it. */
  public static void main(String[] args) throws ClassNotFoundException {
    ProcessHandle.current()
        .parent()
        .orElseThrow()
        .onExit()
        .thenRun(() -> Runtime.getRuntime().halt(1));
    SpringApplication.run(Class.forName(args[0]), Stream.of(args).skip(1).toArray(String[]::new));
  }

  /** Where it listens once it is ready; {@link LocalAccess} gets in. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Where its health and metrics are then. */
  public String managementUrl() {
    return "http://127.0.0.1:" + managementPort;
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its output, or the end of it. */
  public String lastWords() {
    try {
      List<String> lines = Files.readAllLines(said, UTF_8);
      return said
          + " ends with:\n"
          + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, as SIGKILL does: it has no time to say or to save anything. */
  public void kill() {
    destroy();
    process.onExit().join();
  }

  private void destroy() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(onExit);
  }
}
