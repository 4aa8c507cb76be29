package dev.handoff.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
  @TempDir private Path folder;

  @Test
  void there_is_one_instance_of_each_service_unless_more_are_wished_for() {
    assertThat(names(new Stack(place())))
        .containsExactly("scoring-service", "lifecycle-service", "sla-monitor-service");
    assertThat(names(new Stack(place(), 3)))
        .containsExactly(
            "scoring-service",
            "scoring-service-2",
            "scoring-service-3",
            "lifecycle-service",
            "lifecycle-service-2",
            "lifecycle-service-3",
            "sla-monitor-service",
            "sla-monitor-service-2",
            "sla-monitor-service-3");
  }

  @Test
  void an_instance_that_was_started_belongs_to_it_until_it_is_stopped() throws IOException {
    var stack = new Stack(place());
    Files.createDirectories(stack.place().home().pid("any").getParent());
    Files.writeString(stack.place().home().pid("scoring-service-2"), "1 2020-01-01T00:00:00Z");
    assertThat(names(stack)).contains("scoring-service-2");

    stack.processes().forget("scoring-service-2");
    assertThat(names(stack)).doesNotContain("scoring-service-2");
  }

  @Test
  void whoever_watches_over_it_starts_last_and_belongs_to_it_until_stopped() throws IOException {
    assertThat(new Stack(place(), 1).watchers()).isEmpty();
    assertThat(new Stack(place(), 1, true).parts().stream().map(Part::name))
        .endsWith("alertmanager", "prometheus");

    var stack = new Stack(place());
    Files.createDirectories(stack.place().home().pid("any").getParent());
    Files.writeString(stack.place().home().pid("prometheus"), "1 2020-01-01T00:00:00Z");
    assertThat(stack.watchers()).extracting(Part::name).containsExactly("prometheus");
  }

  @Test
  void a_program_that_is_missing_is_named_with_what_brings_it() {
    assertThatThrownBy(() -> Program.find(List.of("prometheus"), folder.toString()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Expected the program prometheus on the path, but it is not there")
        .hasMessageContaining("apt-get install prometheus prometheus-alertmanager")
        .hasMessageContaining(
            "only deploy/local/up --with-prometheus and deploy/local/smoke need it");
  }

  @Test
  void further_instances_listen_ten_ports_further_each_unless_said_otherwise() {
    assertThat(ports(new Stack(place(), 4)))
        .containsExactly(8091, 8101, 8111, 8121, 8092, 8102, 8112, 8122, 8093, 8103, 8113, 8123);
    assertThat(ports(new Stack(place("HANDOFF_SCORING_PORT_2", "9191"), 2))).startsWith(8091, 9191);
  }

  @Test
  void health_is_a_hundred_ports_above_the_desk_unless_said_otherwise() {
    assertThat(new Stack(place(), 2).everyService().map(each -> each.management().port()))
        .containsExactly(8191, 8201, 8192, 8202, 8193, 8203);
    assertThat(
            new Stack(place("HANDOFF_SCORING_MANAGEMENT_PORT_2", "9292"), 2)
                .everyService()
                .map(each -> each.management().port()))
        .containsExactly(8191, 9292, 8192, 8202, 8193, 8203);
  }

  @Test
  void a_port_that_two_would_have_is_refused_by_both_names() {
    var stack = new Stack(place("HANDOFF_LIFECYCLE_PORT", "8101"), 2);
    assertThatThrownBy(() ->
            Ports.refuseShared(
                stack.parts().stream().flatMap(part -> part.addresses().stream()).toList()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("HANDOFF_SCORING_PORT_2 and HANDOFF_LIFECYCLE_PORT are both 8101");
  }

  private Place place(String... variable) {
    return Place.of(
        Path.of("/project"),
        variable.length == 0
            ? Map.of("HANDOFF_HOME", folder.toString())
            : Map.of("HANDOFF_HOME", folder.toString(), variable[0], variable[1]));
  }

  private static List<String> names(Stack stack) {
    return stack.services().stream().map(Part::name).toList();
  }

  private static List<Integer> ports(Stack stack) {
    return stack.services().stream().map(part -> part.address().port()).toList();
  }
}
