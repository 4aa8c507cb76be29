package dev.handoff.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.testing.TestBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A broker in a process of its own, as services have it: what it allocates makes nobody else
 * collect garbage. It ends with the process that started it.
 */
final class BrokerProcess implements AutoCloseable {
  private static final int SECONDS_TO_END = 20;

  private final Process process;
  private final String bootstrapServers;

  private BrokerProcess(Process process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  static BrokerProcess start() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
            "-cp",
            System.getProperty("java.class.path"),
            BrokerProcess.class.getName());
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      BufferedReader said = process.inputReader(UTF_8);
      String bootstrapServers = said.readLine();
      if (bootstrapServers == null) {
        throw new IllegalStateException("Expected a broker to start, but it ended");
      }
      return new BrokerProcess(process, bootstrapServers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What runs in the other process: says where it listens, and ends when nobody wants it. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    // A broker that formats its folder says so on standard output.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    out.println(TestBroker.bootstrapServers());
    out.flush();
    while (System.in.read() >= 0) {
      // Nothing is told to it; the end of its input is the end of who wanted it.
    }
    System.exit(0);
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    try {
      process.outputWriter(UTF_8).close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
