package dev.handoff.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandoffTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(new PrintStream(said), new PrintStream(said), false, false);

  @Test
  void what_the_person_can_put_right_is_a_sentence_and_no_stack_trace() {
    var exit = Handoff.run(terminal, Map.of("HANDOFF_KAFKA_PORT", "x"), "up");
    assertThat(exit).isEqualTo(1);
    assertThat(said.toString().lines())
        .containsExactly(
            "Expected HANDOFF_KAFKA_PORT to be a port from 1 to 65535, but it is 'x'.");
  }

  @Test
  void an_import_says_what_it_wanted_to_read() {
    var exit = Handoff.run(terminal, Map.of(), "import", "leads.csv", "--mapping", "no.yaml");
    assertThat(exit).isEqualTo(1);
    assertThat(said.toString()).contains("no.yaml, but there is no such file");
  }

  @Test
  void time_is_said_in_its_two_greatest_units() {
    assertThat(StatusCommand.words(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(StatusCommand.words(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
    assertThat(StatusCommand.words(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
    assertThat(StatusCommand.words(Duration.ofHours(25))).isEqualTo("1 d 1 h");
  }
}
