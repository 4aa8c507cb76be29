package dev.handoff.local.stack;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Copies of what the build made. A running process keeps its copy whatever the next build does. */
final class Copies {
  private Copies() {}

  /** Copies a file unless the copy is the same already. */
  static void file(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      throw new Refusal("Expected the build to have made " + from + ", but there is no such file.");
    }
    if (Files.exists(to)
        && Files.size(to) == Files.size(from)
        && Files.getLastModifiedTime(to).equals(Files.getLastModifiedTime(from))) {
      return;
    }
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Copies a folder, file by file. */
  static void folder(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      throw new Refusal(
          "Expected the build to have made " + from + ", but there is no such folder.");
    }
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        file(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Removes a folder with all that is in it. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
