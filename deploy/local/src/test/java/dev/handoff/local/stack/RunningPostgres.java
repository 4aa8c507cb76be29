package dev.handoff.local.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** The stack's PostgreSQL alone, in a folder and on a port of its own, until it is closed. */
public final class RunningPostgres implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Place place;
  private final Postgres postgres;
  private final Process process;

  public RunningPostgres(Path folder) throws IOException {
    place = Place.of(folder, Map.of()).elsewhere(folder);
    postgres = new Postgres(place);
    Path log = Files.createDirectories(folder).resolve("postgres.log");
    process =
        new ProcessBuilder(postgres.prepare().command())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      await().atMost(PATIENCE).failFast(() -> !process.isAlive()).until(postgres::ready);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      process.destroy();
      throw new IllegalStateException("PostgreSQL did not start:\n" + Files.readString(log), e);
    }
    postgres.settleIn();
  }

  public Place place() {
    return place;
  }

  @Override
  public void close() throws IOException {
    postgres.stop(process.toHandle());
    process.onExit().join();
  }
}
