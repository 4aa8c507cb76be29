package dev.handoff.manifests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each service's jar says what it is made of, as whoever runs it is promised. */
class BillOfMaterialsTest {
  private static final String BILL = "META-INF/sbom/application.cdx.json";
  private static final String LIBRARIES = "BOOT-INF/lib/";

  /** Boot puts it into every jar that it packs; no module depends on it. */
  private static final String PACKERS_OWN = "spring-boot-jarmode-tools-";

  @ParameterizedTest
  @ValueSource(strings = {"scoring-service", "lifecycle-service", "sla-monitor-service"})
  void every_library_in_a_services_jar_is_in_its_bill(String service) throws IOException {
    // There is a jar once it was packed, and a bill in it where that build was online.
    var jar = House.ROOT.resolve("%1$s/target/%1$s-0.1.0-SNAPSHOT.jar".formatted(service));
    assumeThat(hasBill(jar) || "true".equals(System.getenv("CI"))).isTrue();
    assertThat(jar).exists();
    try (var packed = new JarFile(jar.toFile())) {
      var entry = packed.getEntry(BILL);
      assertThat(entry).as("Expected %s in %s", BILL, jar).isNotNull();
      var bill = Strictly.tree(new String(packed.getInputStream(entry).readAllBytes(), UTF_8));
      assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
      assertThat(bill.at("/metadata/component/name").asText()).isEqualTo(service);
      assertThat(components(bill)).hasSizeGreaterThan(50).containsAll(libraries(packed));
    }
  }

  private static boolean hasBill(Path jar) throws IOException {
    if (!Files.exists(jar)) {
      return false;
    }
    try (var packed = new JarFile(jar.toFile())) {
      return packed.getEntry(BILL) != null;
    }
  }

  private static Set<String> components(JsonNode bill) {
    var components = bill.path("components");
    return Stream.iterate(0, i -> i < components.size(), i -> i + 1)
        .map(components::get)
        .map(each -> each.path("name").asText() + "-" + each.path("version").asText() + ".jar")
        .collect(toSet());
  }

  private static Set<String> libraries(JarFile jar) {
    var libraries =
        jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
            .map(name -> name.substring(LIBRARIES.length()))
            .filter(name -> !name.startsWith(PACKERS_OWN))
            .collect(toSet());
    assertThat(libraries).hasSizeGreaterThan(50);
    return libraries;
  }
}
