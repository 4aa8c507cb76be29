package dev.handoff.local.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {
  private final Stack stack = new Stack(Place.of(Path.of("/project"), Map.of()));

  @Test
  void every_taken_port_is_said_at_once_with_the_variable_that_changes_it() {
    assertThatThrownBy(() -> Ports.refuseTaken(stack.parts(), port -> port != 9092 && port != 8092))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Port 9092, which kafka needs, is taken by")
        .hasMessageContaining("set HANDOFF_KAFKA_PORT to another port")
        .hasMessageContaining("Port 8092, which lifecycle-service needs, is taken by")
        .hasMessageContaining("set HANDOFF_LIFECYCLE_PORT to another port")
        .hasMessageEndingWith("Nothing was started.");
  }

  @Test
  void free_ports_are_no_matter() {
    assertThatCode(() -> Ports.refuseTaken(stack.parts(), _ -> true)).doesNotThrowAnyException();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void who_holds_a_port_is_named_where_the_system_tells() throws IOException {
    try (var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var place =
          Place.of(
              Path.of("/project"),
              Map.of("HANDOFF_KAFKA_PORT", Integer.toString(held.getLocalPort())));
      assertThatThrownBy(() -> Ports.refuseTaken(new Stack(place).ground().subList(0, 1)))
          .hasMessageContaining("java")
          .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
    }
  }
}
