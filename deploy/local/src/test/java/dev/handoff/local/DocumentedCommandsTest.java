package dev.handoff.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.handoff.local.stack.Place;
import dev.handoff.local.terminal.Terminal;
import dev.handoff.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documents tell a person to type can be typed. {@code smoke} runs it for real. */
class DocumentedCommandsTest {
  private static final Path HOUSE = Path.of("..", "..");
  private static final String OURS = "deploy/local/";

  static Stream<String> lines() {
    return Stream.of(
            "README.md",
            "docs/access.md",
            "docs/commands-over-http.md",
            "docs/contract.md",
            "docs/findings.md",
            "docs/ledger.md",
            "docs/notices.md",
            "docs/operations.md",
            "docs/queue-over-http.md",
            "docs/runbook.md",
            "docs/scores-over-http.md",
            "docs/security.md",
            "deploy/local/samples/b2b/README.md",
            "deploy/local/samples/olist/README.md",
            "deploy/local/samples/xeducation/README.md")
        .flatMap(page -> text(page).lines())
        .filter(line -> line.startsWith(OURS))
        .map(line -> line.replaceFirst("\\s+#.*", ""));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void every_command_that_a_document_shows_is_understood(String line) {
    List<String> words = words(line.substring(OURS.length()));
    var place = Place.of(HOUSE, Map.of());
    var command =
        new CommandLine(Handoff.command(words.getFirst(), place, Terminal.ofProcess(Map.of())));

    assertThat(HOUSE.resolve(OURS).resolve(words.getFirst())).isExecutable();
    assertThatCode(() -> command.parseArgs(words.subList(1, words.size()).toArray(String[]::new)))
        .doesNotThrowAnyException();
    if (words.getFirst().equals("read")) {
      assertThat(Topics.all()).extracting(Object::toString).contains(words.get(1));
    }
  }

  /** As a shell takes them apart: what is in quotes is one. */
  private static List<String> words(String line) {
    return Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }

  private static String text(String page) {
    try {
      return Files.readString(HOUSE.resolve(page));
    } catch (IOException e) {
      throw new AssertionError("Expected " + page + " in the house", e);
    }
  }
}
