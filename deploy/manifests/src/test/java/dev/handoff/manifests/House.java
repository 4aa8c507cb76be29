package dev.handoff.manifests;

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
}
