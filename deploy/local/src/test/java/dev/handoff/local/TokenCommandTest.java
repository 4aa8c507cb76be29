package dev.handoff.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.access.LocalToken;
import dev.handoff.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path home;

  private int token(Map<String, String> environment) {
    return Handoff.run(
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false),
        environment,
        "token");
  }

  @Test
  void it_prints_the_token_of_this_machine_and_nothing_else() throws IOException {
    String token = LocalToken.in(home.resolve("token")).text();
    assertThat(token(Map.of("HANDOFF_HOME", home.toString()))).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(token + System.lineSeparator());
  }

  @Test
  void before_anything_was_started_there_is_none_and_none_is_made() {
    assertThat(token(Map.of("HANDOFF_HOME", home.toString()))).isOne();
    assertThat(err.toString(UTF_8)).contains("deploy/local/up makes one");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void whoever_has_an_issuer_says_which_token_to_use() {
    assertThat(token(Map.of("HANDOFF_HOME", home.toString(), "HANDOFF_TOKEN", "a.b.c"))).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("a.b.c" + System.lineSeparator());
  }
}
