package dev.handoff.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The stack's PostgreSQL alone, in a folder and on a port of its own, until it is closed. */
public final class RunningPostgres implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Place place;
  private final Postgres postgres;
  private final Process process;

  public RunningPostgres(Path folder) throws IOException, InterruptedException {
    place = Place.of(folder, Map.of()).elsewhere(folder);
    postgres = new Postgres(place);
    Path log = Files.createDirectories(folder).resolve("postgres.log");
    process =
        new ProcessBuilder(postgres.prepare().command())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    long begin = System.nanoTime();
    while (!postgres.ready()) {
      if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
        process.destroy();
        throw new IllegalStateException("PostgreSQL did not start:\n" + Files.readString(log));
      }
      Thread.sleep(100);
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
