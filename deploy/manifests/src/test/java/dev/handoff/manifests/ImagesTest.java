package dev.handoff.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the images where they are built is what is relied on where they are started. */
class ImagesTest {
  private static final String SECRET =
      "(?i).*(password|secret|token|credential|private.?key|user\\.info).*";

  /** A setting of such a name that has a value; after a name with more parts it is another. */
  private static final String SECRET_WITH_VALUE =
      "(?i).*(password|secret|token|credentials|private.?key|user\\.info)[\\w-]*[\"' ]*[:=][\"' ]*[\\w/+-].*";

  /** What is asked for from outside, and without it is nothing, or a place where to look. */
  private static final String FROM_OUTSIDE = "\\$\\{[\\w.]+(:([./][\\w./-]*)?)?}";

  private final String images = House.read(House.ROOT.resolve("deploy/images/pom.xml"));
  private final String build = House.read(House.ROOT.resolve("deploy/images/build"));
  private final String compose = House.read(House.COMPOSE.resolve("compose.yaml"));

  @Test
  void they_run_as_the_user_that_chart_and_compose_name() {
    assertThat(images).contains("<user>" + Images.USER + ":" + Images.USER + "</user>");
  }

  @Test
  void their_state_lies_where_volumes_are_mounted() {
    assertThat(images)
        .contains("<HANDOFF_STATE_DIR>" + Images.STATE + "/state</HANDOFF_STATE_DIR>")
        .contains("<file>" + Images.STATE + "</file>");
  }

  @Test
  void they_are_called_what_chart_and_compose_call_them() {
    assertThat(images)
        .contains("<image.repository>handoff</image.repository>")
        .contains("${image.repository}/${service}:${project.version}");
    assertThat(Chart.render("default", Map.of()))
        .contains("image: handoff/scoring-service:0.1.0-SNAPSHOT");
    assertThat(compose).contains("${HANDOFF_VERSION:-0.1.0-SNAPSHOT}");
    assertThat(images).contains("<version>0.1.0-SNAPSHOT</version>");
  }

  @Test
  void they_can_be_asked_whether_they_are_ready_as_compose_does() {
    assertThat(House.read(House.ROOT.resolve("deploy/images/build"))).contains("$app/ready");
    assertThat(compose).contains("[CMD, /opt/java/bin/java, \"@/app/ready\", \"8191\"]");
  }

  @Test
  void no_secret_stands_among_what_they_are_set_by() {
    assertThat(inside("environment", "labels", "jvmFlags", "args"))
        .isNotEmpty()
        .allSatisfy(setting -> assertThat(setting).doesNotMatch(SECRET));
  }

  /** To make its cache of classes a service is started, which makes a token, too. */
  @Test
  void what_a_start_leaves_behind_is_in_none_of_their_layers() {
    assertThat(build)
        .contains("HANDOFF_STATE_DIR=$laid/trained HANDOFF_TOKEN_FILE=$laid/trained/token");
    assertThat(inside("from").filter(line -> line.contains("${laid.out}")))
        .hasSize(4)
        .allSatisfy(folder ->
            assertThat(folder)
                .matches("<from>\\$\\{laid\\.out}/(java|state|\\$\\{service}/app(/lib)?)</from>"));
    assertThat(inside("excludes")).contains("<exclude>.handoff/**</exclude>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"schemas", "scoring-service", "lifecycle-service", "sla-monitor-service"})
  void no_secret_lies_in_their_jars(String module) throws IOException {
    try (var files = Files.walk(House.ROOT.resolve(module).resolve("src/main/resources"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file.getFileName().toString())
            .doesNotMatch(".*\\.(pem|key|p12|jks|crt|token)|token|.*password.*");
        if (file.toString().endsWith(".yml")) {
          assertThat(fixed(House.read(file)).lines().filter(it -> it.matches(SECRET_WITH_VALUE)))
              .as("%s", file)
              .isEmpty();
        }
      }
    }
  }

  /** What a settings file says of its own accord; a variable may stand in for another. */
  private static String fixed(String settings) {
    return settings
        .replaceAll("(?m)(^|\\s)#.*", "")
        .replaceAll(FROM_OUTSIDE, "")
        .replaceAll(FROM_OUTSIDE, "");
  }

  @Test
  void a_secret_that_stands_in_a_file_is_seen() {
    assertThat("password: hunter2").matches(SECRET_WITH_VALUE);
    assertThat(fixed("password: ${HANDOFF_LEDGER_PASSWORD:hunter2}")).matches(SECRET_WITH_VALUE);
    assertThat(fixed("password=\"${HANDOFF_KAFKA_PASSWORD}\";")).doesNotMatch(SECRET_WITH_VALUE);
  }

  /** The lines of the elements of these names. */
  private Stream<String> inside(String... elements) {
    return Stream.of(elements)
        .flatMap(element ->
            Pattern.compile("<%1$s>.*?</%1$s>".formatted(element), Pattern.DOTALL)
                .matcher(images)
                .results()
                .flatMap(found -> found.group().lines()))
        .map(String::strip);
  }
}
