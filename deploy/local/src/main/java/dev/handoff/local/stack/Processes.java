package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Part.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which process each part runs as. A process is remembered by its id and the instant it started, so
 * that a stranger who got the same id later is never taken for it.
 */
record Processes(Home home) {
  private static final long LOG_IS_LONG = 10_000_000;

  Optional<ProcessHandle> find(String part) {
    return remembered(part)
        .flatMap(known -> ProcessHandle.of(known.pid()).filter(known::is))
        .filter(ProcessHandle::isAlive);
  }

  /** Whether it was started and not stopped by us. */
  boolean shouldRun(String part) {
    return Files.exists(home.pid(part));
  }

  void forget(String part) throws IOException {
    Files.deleteIfExists(home.pid(part));
  }

  /**
   * Starts a part in a session of its own, so that neither Ctrl-C nor a closed window reaches it.
   */
  Started start(String part, Launch launch) throws IOException {
    var log = home.log(part);
    Files.createDirectories(log.getParent());
    setAside(log);
    var begin = Files.exists(log) ? Files.size(log) : 0;
    var command = new ArrayList<>(detached());
    command.addAll(launch.command());
    var builder =
        new ProcessBuilder(command)
            .directory(home.folder().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(launch.environment());
    var process = builder.start().toHandle();
    Files.createDirectories(home.pid(part).getParent());
    Files.writeString(home.pid(part), process.pid() + " " + startOf(process));
    return new Started(process, log, begin);
  }

  /**
   * Runs a program to its end.
   *
   * @throws Refusal if it fails: the sentence, and what it said
   */
  static void finish(List<String> command, String sentence) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() != 0) {
        throw new Refusal(sentence + ":\n" + output.strip());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void setAside(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_IS_LONG) {
      var old = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<String> detached() {
    for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, "setsid"))) {
        return List.of("setsid");
      }
    }
    return List.of("nohup");
  }

  private Optional<Known> remembered(String part) {
    try {
      var words = Files.readString(home.pid(part)).strip().split(" ");
      return Optional.of(new Known(Long.parseLong(words[0]), Instant.parse(words[1])));
    } catch (IOException | RuntimeException nothingReadable) {
      return Optional.empty();
    }
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private record Known(long pid, Instant startedAt) {
    boolean is(ProcessHandle process) {
      return startOf(process).equals(startedAt);
    }
  }

  /**
   * A part that was just started.
   *
   * @param log where it writes
   * @param logBegin size of the log before it started, in bytes
   */
  record Started(ProcessHandle process, Path log, long logBegin) {
    /** The last lines that this start wrote. */
    List<String> lastLines(int most) throws IOException {
      try (var file = Files.newInputStream(log)) {
        file.skipNBytes(logBegin);
        var lines = new String(file.readAllBytes()).lines().toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
      }
    }
  }
}
