package dev.handoff.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How every part is at the moment. */
public final class Status {
  private Status() {}

  /** How one part is. */
  public enum Health {
    READY("ready"),
    NOT_READY("not ready"),
    DIED("died"),
    STOPPED("stopped");

    private final String words;

    Health(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * One part.
   *
   * @param process its process, unless it does not run
   * @param port where it listens, or would
   * @param uptime how long it has been running; zero where it does not
   * @param megabytes memory that it holds, in MiB; 0 where nobody tells
   * @param log where it writes
   */
  public record Line(
      String name,
      Optional<Long> process,
      int port,
      Health health,
      Duration uptime,
      long megabytes,
      Path log) {}

  /** All parts, in the order in which they start. */
  public static List<Line> of(Place place, Instant now) {
    var stack = new Stack(place);
    return stack.parts().stream().map(part -> line(stack, part, now)).toList();
  }

  private static Line line(Stack stack, Part part, Instant now) {
    var process = stack.processes().find(part.name());
    return new Line(
        part.name(),
        process.map(ProcessHandle::pid),
        part.address().port(),
        process.isPresent() ? readiness(part) : absence(stack, part),
        process
            .flatMap(handle -> handle.info().startInstant())
            .map(start -> Duration.between(start, now))
            .orElse(Duration.ZERO),
        process.map(handle -> megabytes(handle.pid())).orElse(0L),
        stack.place().home().log(part.name()));
  }

  private static Health readiness(Part part) {
    return part.ready() ? Health.READY : Health.NOT_READY;
  }

  private static Health absence(Stack stack, Part part) {
    return stack.processes().shouldRun(part.name()) ? Health.DIED : Health.STOPPED;
  }

  private static long megabytes(long process) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException notLinux) {
      return 0;
    }
  }
}
