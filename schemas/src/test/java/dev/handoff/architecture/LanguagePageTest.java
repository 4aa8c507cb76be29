package dev.handoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Keeps docs/language.md to what it promises. */
class LanguagePageTest {
  private static final String WORDS_OF_ROW = "\\s*,\\s*";

  @Test
  void each_word_is_defined_once() throws IOException {
    var words =
        Files.readAllLines(Path.of("..", "docs", "language.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| word |"))
            .flatMap(row -> Arrays.stream(row.split("\\|")[1].strip().split(WORDS_OF_ROW)))
            .toList();
    assertThat(words).hasSizeGreaterThan(50).doesNotHaveDuplicates();
  }
}
