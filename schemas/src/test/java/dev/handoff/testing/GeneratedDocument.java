package dev.handoff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

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
