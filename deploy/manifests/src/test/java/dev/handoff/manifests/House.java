package dev.handoff.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in the repository, seen from this module. */
final class House {
  static final Path ROOT = Path.of("..", "..");
  static final Path CHART = ROOT.resolve("deploy/helm/handoff");
  static final Path COMPOSE = ROOT.resolve("deploy/compose");

  private House() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks that a file in the house is the one that the code gives; else writes it anew and fails, so
   * that the change is seen and committed.
   */
  static void isCurrent(Path file, String expected) {
    try {
      String found = Files.exists(file) ? Files.readString(file) : "";
      if (!found.equals(expected)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, expected);
      }
      assertThat(found)
          .as("%s was out of date; it has been written anew: commit it", file)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
