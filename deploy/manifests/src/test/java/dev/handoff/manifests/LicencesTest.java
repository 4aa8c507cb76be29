package dev.handoff.manifests;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.testing.GeneratedDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Under which licences comes what Handoff is made of, as its bill of materials says. */
class LicencesTest {
  private static final Path BILL = House.ROOT.resolve("target/handoff.cdx.json");

  private static final List<String> SHIPPED =
      List.of("schemas", "scoring-service", "lifecycle-service", "sla-monitor-service", "local");

  /** One of these is enough where a library may be had under several. */
  private static final Set<String> ALLOWED =
      Set.of("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT");

  /** What a library's own description is misread for; its licence file says otherwise. */
  private static final Map<String, String> READ_BY_PEOPLE =
      Map.of("org.jline", "BSD-3-Clause", "com.google.re2j", "BSD-3-Clause");

  private record Component(String name, List<String> licences) {
    boolean isAllowed() {
      return licences.stream().anyMatch(ALLOWED::contains);
    }

    String row() {
      return "| `%s` | %s |".formatted(name, String.join(" or ", licences));
    }
  }

  @Test
  void every_library_is_under_a_licence_that_is_allowed_and_is_in_the_list() {
    // The bill is made by a build that is online, and is whole where all modules are built.
    assumeThat(
            Files.exists(BILL) && modules().containsAll(SHIPPED)
                || "true".equals(System.getenv("CI")))
        .isTrue();
    assertThat(modules()).containsAll(SHIPPED);
    var components = components();
    assertThat(components)
        .hasSizeGreaterThan(100)
        .allSatisfy(component ->
            assertThat(component.isAllowed())
                .as(
                    "Expected one of %s for %s, but it comes under %s",
                    ALLOWED, component.name(), component.licences())
                .isTrue());
    GeneratedDocument.isCurrent(
        House.ROOT.resolve("docs/generated/licences.md"),
        """
        # Licences

        Written by `LicencesTest` from the bill of materials (`target/handoff.cdx.json`); not to be \
        edited by hand. What the services and `deploy/local` run with; Handoff itself is under \
        Apache-2.0. A licence that is not among %s breaks the build.

        | library | licence |
        |---|---|
        %s
        """
            .formatted(
                ALLOWED.stream().sorted().collect(joining(", ")),
                components.stream().map(Component::row).distinct().collect(joining("\n"))));
  }

  @Test
  void a_licence_that_nobody_knows_is_not_allowed() {
    assertThat(new Component("x", List.of("Server Side Public License")).isAllowed()).isFalse();
    assertThat(new Component("x", List.of()).isAllowed()).isFalse();
    assertThat(new Component("x", List.of("GPL-2.0-only", "Apache-2.0")).isAllowed()).isTrue();
  }

  private static List<String> modules() {
    return stream(Strictly.tree(House.read(BILL)).path("components"))
        .filter(LicencesTest::isOurs)
        .map(component -> component.path("name").asText())
        .toList();
  }

  private static boolean isOurs(JsonNode component) {
    return component.path("group").asText().equals("dev.handoff");
  }

  private static List<Component> components() {
    return stream(Strictly.tree(House.read(BILL)).path("components"))
        .filter(component -> !isOurs(component))
        .map(component -> new Component(name(component), licences(component)))
        .sorted(Comparator.comparing(Component::name))
        .toList();
  }

  /** The same on every machine: PostgreSQL's programs are those of the machine's kind. */
  private static String name(JsonNode component) {
    return component.path("group").asText()
        + ":"
        + component.path("name").asText().replaceFirst("-(linux|darwin)-\\w+$", "");
  }

  private static List<String> licences(JsonNode component) {
    var byPeople = READ_BY_PEOPLE.get(component.path("group").asText());
    if (byPeople != null) {
      return List.of(byPeople);
    }
    return stream(component.path("licenses"))
        .map(licence ->
            Stream.of(
                    licence.path("license").path("id"),
                    licence.path("license").path("name"),
                    licence.path("expression"))
                .filter(name -> !name.isMissingNode())
                .map(JsonNode::asText)
                .findFirst()
                .orElse("unknown"))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get);
  }
}
