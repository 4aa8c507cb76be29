package dev.handoff.scoring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.scoring.desk.Desk.Answer;
import dev.handoff.testing.LocalAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What the page tells a person to type is answered as the page says. */
class DocumentedRequestsTest {
  private static final Path PAGE = Path.of("..", "docs", "scores-over-http.md");

  /** A request that curl reads from the lines that follow, and the next block of JSON. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          Pattern.quote(LocalAccess.CURL)
              + " \\S+/v1/score-preview --data-binary @- <<'JSON'\n(.*?)\nJSON\n.*?```json\n(.*?)```",
          Pattern.DOTALL);

  static Stream<Arguments> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(PAGE))
        .results()
        .map(found -> Arguments.of(found.group(1), found.group(2)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_request_that_the_page_shows_is_answered_as_it_shows(String request, String expected) {
    Answer answer = Desk.open().send(request);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(JsonMapper.shared().readTree(expected));
  }
}
