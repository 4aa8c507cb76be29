package dev.handoff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs/generated}: written by a test from what the code does. */
public final class GeneratedDocument {
  private static final Path FOLDER = Path.of("..", "docs", "generated");

  private GeneratedDocument() {}

  /**
   * Asks that the page in the house is the one that the code gives; else writes it anew and fails,
   * so that the change is seen and committed.
   */
  public static void isCurrent(String name, String expected) {
    Path page = FOLDER.resolve(name);
    try {
      String found = Files.exists(page) ? Files.readString(page) : "";
      if (!found.equals(expected)) {
        Files.createDirectories(FOLDER);
        Files.writeString(page, expected);
      }
      assertThat(found)
          .as("docs/generated/%s was out of date; it has been written anew: commit it", name)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
