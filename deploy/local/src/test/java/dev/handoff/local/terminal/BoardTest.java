package dev.handoff.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(written);

  @Test
  void elsewhere_only_changes_are_written_and_no_escapes() {
    var board = new Board(new Terminal(stream, stream, false, false), List.of("kafka", "registry"));
    board.tick("kafka", "starting");
    board.change("kafka", "ready");
    board.tick("registry", "starting");
    board.change("registry", "ready");
    assertThat(written.toString().lines())
        .containsExactly("  kafka     ready", "  registry  ready");
  }

  @Test
  void on_a_terminal_the_lines_are_redrawn_in_place() {
    var board = new Board(new Terminal(stream, stream, true, true), List.of("kafka"));
    board.tick("kafka", "starting");
    board.change("kafka", "ready");
    assertThat(written.toString())
        .isEqualTo("\033[2K  kafka  starting\n\033[1A\033[2K  kafka  ready\n");
  }

  @Test
  void a_table_is_aligned() {
    assertThat(new Table().row("PART", "PORT").row("registry", "8081").lines())
        .containsExactly("PART      PORT", "registry  8081");
  }
}
