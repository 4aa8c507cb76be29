package dev.handoff.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.local.Refusal;
import dev.handoff.local.stack.Restart.Ending;
import dev.handoff.local.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
  private static final Terminal SILENT = new Terminal(NOWHERE, NOWHERE, false, false);

  @TempDir private Path folder;

  @Test
  void what_does_not_run_is_not_started() throws IOException {
    assertThat(Restart.run(place(), List.of(), Ending.ASKED, SILENT)).isEmpty();
  }

  @Test
  void what_is_no_service_is_refused_by_name() {
    assertThatThrownBy(
            () -> Restart.run(place(), List.of("scoring-service", "kafka"), Ending.ASKED, SILENT))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Expected services to restart, which are scoring-service, lifecycle-service,"
                + " sla-monitor-service, but there is no kafka.");
  }

  private Place place() {
    return Place.of(Path.of("/project"), Map.of("HANDOFF_HOME", folder.toString()));
  }
}
