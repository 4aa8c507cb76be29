package dev.handoff.local.stack;

import static org.awaitility.Awaitility.await;

import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** Broker, registry and PostgreSQL of a secured stack, on ports of their own, until closed. */
final class SecuredGround implements AutoCloseable {
  private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Terminal SILENT = new Terminal(nowhere(), nowhere(), false, false);

  private final Place place = Place.of(PROJECT, Map.of()).elsewhere(Path.of("target", "secured"));

  SecuredGround() throws IOException {
    Down.run(place, true, SILENT); // what an earlier run that was killed may have left
    Securing.run(place);
    var stack = new Stack(place);
    for (var part : stack.ground()) {
      stack.processes().start(part.name(), part.prepare());
    }
    for (var part : stack.ground()) {
      awaitReadiness(part);
      part.settleIn();
    }
  }

  private void awaitReadiness(Part part) throws IOException {
    try {
      await().atMost(PATIENCE).until(part::ready);
    } catch (ConditionTimeoutException e) {
      throw new IllegalStateException(part.name() + " is not ready:\n" + log(part.name()), e);
    }
  }

  Place place() {
    return place;
  }

  /** What a part has written down. */
  String log(String part) throws IOException {
    return Files.readString(place.home().log(part));
  }

  @Override
  public void close() throws IOException {
    Down.run(place, true, SILENT);
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream());
  }
}
