package dev.handoff.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out who listens on a port, where the operating system tells (Linux, own processes). */
final class PortOwner {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private PortOwner() {}

  static Optional<ProcessHandle> of(int port) {
    var sockets = new HashSet<String>();
    for (var table : new String[] {"net/tcp", "net/tcp6"}) {
      sockets.addAll(listening(PROC.resolve(table), port));
    }
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.allProcesses().filter(process -> holds(process, sockets)).findFirst();
  }

  /** The process as a person knows it, such as {@code nginx (process 812)}. */
  static String describe(ProcessHandle process) {
    var program =
        process.info().command().map(path -> Path.of(path).getFileName().toString()).orElse("");
    var main = process.info().arguments().map(PortOwner::mainOf).orElse("");
    return (program + " " + main).strip() + " (process " + process.pid() + ")";
  }

  private static String mainOf(String[] arguments) {
    return arguments.length == 0 ? "" : "… " + arguments[arguments.length - 1];
  }

  // A row: number, local address:port in hexadecimal, remote, state, …, inode as the tenth word.
  private static Set<String> listening(Path table, int port) {
    var wanted = String.format(Locale.ROOT, ":%04X", port);
    var inodes = new HashSet<String>();
    try {
      for (var row : Files.readAllLines(table)) {
        var words = row.strip().split("\\s+");
        if (words.length > 9 && words[1].endsWith(wanted) && words[3].equals(LISTENING)) {
          inodes.add("socket:[" + words[9] + "]");
        }
      }
    } catch (IOException notLinux) {
      return Set.of();
    }
    return inodes;
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    try (var files = Files.list(PROC.resolve(process.pid() + "/fd"))) {
      return files.anyMatch(file -> sockets.contains(target(file)));
    } catch (IOException notOurs) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException gone) {
      return "";
    }
  }
}
