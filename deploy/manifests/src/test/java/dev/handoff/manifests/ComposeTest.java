package dev.handoff.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Compose file, against the specification's schema and against the house's rules. */
class ComposeTest {
  private static final List<String> OURS =
      List.of("scoring-service", "lifecycle-service", "sla-monitor-service");
  private static final Schema SPECIFICATION =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(
              SchemaLocation.of("https://compose-spec.io/compose_spec.json"),
              // A schema's name is a URL, which this one's is not.
              House.read(Path.of("src/test/resources/compose-spec.json"))
                  .replace("\"compose_spec.json\"", "\"https://compose-spec.io/compose_spec.json\"")
                  .replace(
                      "https://json-schema.org/draft-07/schema",
                      "http://json-schema.org/draft-07/schema#"),
              InputFormat.JSON);

  private final Map<String, Object> file = yaml(House.read(House.COMPOSE.resolve("compose.yaml")));
  private final Map<String, Map<String, Object>> services = of(file, "services");

  @Test
  void it_is_what_the_specification_says() {
    assertThat(SPECIFICATION.validate(JsonMapper.shared().valueToTree(file))).isEmpty();
  }

  @Test
  void a_misspelt_key_is_refused() {
    services.get("kafka").put("read-only", true);
    assertThat(SPECIFICATION.validate(JsonMapper.shared().valueToTree(file)))
        .anySatisfy(error -> assertThat(error.getMessage()).contains("read-only"));
    assertThatThrownBy(() -> yaml("a: 1\na: 2")).hasMessageContaining("duplicate key a");
  }

  @Test
  void nothing_listens_beyond_loopback() {
    assertThat(services.values())
        .flatExtracting(service -> strings(service, "ports"))
        .hasSizeGreaterThan(5)
        .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
  }

  @Test
  void nobody_may_do_more_than_they_must() {
    assertThat(services)
        .allSatisfy((name, service) -> {
          assertThat(strings(service, "cap_drop")).as(name).containsExactly("ALL");
          assertThat(strings(service, "security_opt")).as(name).contains("no-new-privileges:true");
          assertThat(service).as(name).doesNotContainKey("privileged").containsKey("mem_limit");
          // Kafka's start writes its configuration into the image's folders.
          assertThat(service.get("read_only"))
              .as(name)
              .isEqualTo(name.equals("kafka") ? null : true);
        });
  }

  @Test
  void our_services_run_as_their_image_says_and_can_write_two_folders() {
    for (var name : OURS) {
      var service = services.get(name);
      assertThat(service.get("user")).isEqualTo(Images.USER + ":" + Images.USER);
      // Native code is run from there, and an engine's own default forbids that.
      assertThat(strings(service, "tmpfs")).singleElement().asString().startsWith("/tmp:exec,");
      assertThat(strings(service, "volumes"))
          .singleElement()
          .asString()
          .endsWith(":" + Images.STATE);
    }
  }

  @Test
  void no_password_stands_in_it() {
    assertThat(services.values())
        .flatExtracting(service -> ComposeTest.<Object>of(service, "environment").entrySet())
        .filteredOn(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN|_KEY).*"))
        .isNotEmpty()
        .allSatisfy(variable -> {
          assertThat(variable.getKey()).endsWith("_FILE");
          assertThat(variable.getValue()).asString().startsWith("/run/secrets/");
        });
    assertThat(ComposeTest.<Map<String, Object>>of(file, "secrets"))
        .allSatisfy((name, secret) -> assertThat(secret).containsOnlyKeys("file"));
  }

  @Test
  void every_image_is_of_a_version() {
    assertThat(services)
        .allSatisfy((name, service) ->
            assertThat((String) service.get("image"))
                .matches(
                    "[^:]+:v?\\d+\\.\\d+.*|\\$\\{HANDOFF_IMAGES:-handoff}/"
                        + name
                        + ":\\$\\{HANDOFF_VERSION:-.*}"));
  }

  @Test
  void who_needs_another_waits_until_it_is_healthy() {
    assertThat(services)
        .allSatisfy((name, service) -> {
          assertThat(service).as(name).containsKey("healthcheck");
          assertThat(ComposeTest.<Map<String, Object>>of(service, "depends_on"))
              .allSatisfy((needed, how) -> {
                assertThat(services).containsKey(needed);
                assertThat(how).containsEntry("condition", "service_healthy");
              });
        });
    assertThat(of(services.get("lifecycle-service"), "depends_on")).containsKey("postgres");
  }

  @ParameterizedTest
  @ValueSource(strings = {"./", "../"})
  void what_it_mounts_of_the_house_is_there(String folder) {
    assertThat(mounted(folder))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(House.COMPOSE.resolve(path)).exists());
  }

  @Test
  void grafana_finds_the_dashboards_and_they_the_source_that_it_is_given() throws IOException {
    var grafana = services.get("grafana");
    var provisioning = House.ROOT.resolve("deploy/grafana/provisioning");
    var sources = yaml(House.read(provisioning.resolve("datasources/prometheus.yaml")));
    var source = ComposeTest.<List<Map<String, Object>>>get(sources, "datasources").getFirst();
    var providers = yaml(House.read(provisioning.resolve("dashboards/handoff.yaml")));
    var provider = ComposeTest.<List<Map<String, Object>>>get(providers, "providers").getFirst();

    assertThat(dashboards().flatMap(dashboard -> dashboard.findValues("datasource").stream()))
        .isNotEmpty()
        .allSatisfy(asked -> assertThat(asked.path("uid").asString()).isEqualTo(source.get("uid")));
    assertThat(strings(grafana, "volumes"))
        .contains("../grafana/dashboards:" + of(provider, "options").get("path") + ":ro");
    assertThat(source.get("url")).isEqualTo("${HANDOFF_PROMETHEUS_URL}");
    assertThat(of(grafana, "environment"))
        .containsEntry("HANDOFF_PROMETHEUS_URL", "http://prometheus:9090");
  }

  private static Stream<JsonNode> dashboards() throws IOException {
    try (var files = Files.list(House.ROOT.resolve("deploy/grafana/dashboards"))) {
      return files.map(House::read).map(JsonMapper.shared()::readTree).toList().stream();
    }
  }

  @Test
  void the_example_of_the_environment_knows_every_variable() {
    var example = House.read(House.COMPOSE.resolve(".env.example"));
    assertThat(House.read(House.COMPOSE.resolve("compose.yaml")))
        .satisfies(compose ->
            assertThat(
                    Pattern.compile("\\$\\{(\\w+)")
                        .matcher(compose)
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .allSatisfy(variable -> assertThat(example).contains("\n" + variable + "=")));
  }

  @Test
  void preparing_it_twice_changes_no_password(@TempDir Path copy) throws Exception {
    for (var name : List.of("prepare", ".env.example")) {
      Files.copy(House.COMPOSE.resolve(name), copy.resolve(name));
    }
    prepare(copy);
    var first = Files.readString(copy.resolve("secrets/ledger-password"));
    assertThat(first).hasSizeGreaterThan(30);
    assertThat(Files.getPosixFilePermissions(copy.resolve("secrets"))).hasSize(3);
    assertThat(copy.resolve(".env")).content().containsPattern("HANDOFF_CLUSTER_ID=[\\w-]{22}\\n");
    prepare(copy);
    assertThat(copy.resolve("secrets/ledger-password")).hasContent(first);
    assertThat(copy.resolve("secrets/grafana-password")).content().isNotEqualTo(first);
  }

  private static void prepare(Path folder) throws Exception {
    var process =
        new ProcessBuilder("bash", folder.resolve("prepare").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor()).as("%s", folder.resolve("said")).isZero();
  }

  private Stream<String> mounted(String beginning) {
    return services.values().stream()
        .flatMap(service -> strings(service, "volumes").stream())
        .filter(volume -> volume.startsWith(beginning))
        .map(volume -> volume.split(":")[0]);
  }

  private static Map<String, Object> yaml(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options)).load(text);
  }

  @SuppressWarnings("unchecked")
  private static <V> V get(Map<String, Object> map, String key) {
    return (V) map.get(key);
  }

  @SuppressWarnings("unchecked")
  private static <V> Map<String, V> of(Map<String, Object> map, String key) {
    return (Map<String, V>) map.getOrDefault(key, Map.of());
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Map<String, Object> map, String key) {
    return (List<String>) map.getOrDefault(key, List.of());
  }
}
