package dev.handoff.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.local.stack.Part.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessesTest {
  @TempDir private Path folder;

  @Test
  void a_started_part_is_found_again_and_its_last_lines_too() throws Exception {
    var processes = new Processes(new Home(folder));
    var started =
        processes.start(
            "part", new Launch(List.of("sh", "-c", "echo one; echo two; cat"), Map.of()));
    started.process().onExit().get();
    assertThat(started.lastLines(1)).containsExactly("two");
    assertThat(processes.find("part")).isEmpty();
    assertThat(processes.shouldRun("part")).isTrue();
    processes.forget("part");
    assertThat(processes.shouldRun("part")).isFalse();
  }

  @Test
  void a_stranger_with_the_same_number_is_not_taken_for_it() throws IOException {
    var home = new Home(folder);
    Files.createDirectories(home.pid("part").getParent());
    var self = ProcessHandle.current();
    var processes = new Processes(home);

    Files.writeString(
        home.pid("part"), self.pid() + " " + self.info().startInstant().orElseThrow());
    assertThat(processes.find("part")).contains(self);

    Files.writeString(home.pid("part"), self.pid() + " 2020-01-01T00:00:00Z");
    assertThat(processes.find("part")).isEmpty();
  }
}
