package dev.handoff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A file of the house that is written by a test, from what the code does. */
public final class GeneratedDocument {
  private static final Path FOLDER = Path.of("..", "docs", "generated");

  private GeneratedDocument() {}

  /** {@link #isCurrent(Path, String)} of a page of the folder. */
  public static void isCurrent(String name, String expected) {
    isCurrent(FOLDER.resolve(name), expected);
  }

  /**
   * Asks that a file in the house is the one that the code gives; else writes it anew and fails, so
   * that the change is seen and committed.
   */
  public static void isCurrent(Path file, String expected) {
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

  /**
   * The same of a page that several modules write, each its own section.
   *
   * @param head what stands above the sections
   * @param title of the section, which is unique
   * @param expected the section below its title
   */
  public static void sectionIsCurrent(String name, String head, String title, String expected) {
    Path page = FOLDER.resolve(name);
    try {
      var sections = new TreeMap<String, String>();
      if (Files.exists(page)) {
        Stream.of(Files.readString(page).split("\n## "))
            .skip(1)
            .map(section -> section.split("\n\n", 2))
            .forEach(section -> sections.put(section[0], section[1].stripTrailing()));
      }
      sections.put(title, expected.stripTrailing());
      StringBuilder whole = new StringBuilder(head);
      sections.forEach((each, text) ->
          whole.append("\n## ").append(each).append("\n\n").append(text).append('\n'));
      isCurrent(name, whole.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
