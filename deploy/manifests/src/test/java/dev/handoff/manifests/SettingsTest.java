package dev.handoff.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever can be set is explained where operators look. */
class SettingsTest {
  private static final Pattern VARIABLE = Pattern.compile("\\bHANDOFF_[A-Z0-9]+(?:_[A-Z0-9]+)*\\b");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+\\.md)(?:#[^)]*)?\\)");
  private static final Path OPERATIONS = House.ROOT.resolve("docs/operations.md");

  /** Where services, chart and Compose file say what they are set by. */
  private static final List<String> SETTINGS =
      List.of(
          "schemas/src/main/resources",
          "scoring-service/src/main/resources",
          "lifecycle-service/src/main/resources",
          "sla-monitor-service/src/main/resources",
          "deploy/helm/handoff",
          "deploy/compose",
          "deploy/grafana/provisioning");

  @Test
  void every_variable_is_explained_by_the_operators_page_or_one_that_it_leads_to()
      throws IOException {
    var explained = new TreeSet<String>(variables(House.read(OPERATIONS)).toList());
    for (var link : LINK.matcher(House.read(OPERATIONS)).results().toList()) {
      variables(House.read(OPERATIONS.resolveSibling(link.group(1)))).forEach(explained::add);
    }
    for (var folder : SETTINGS) {
      for (var file : files(House.ROOT.resolve(folder))) {
        assertThat(variables(House.read(file))).as("%s", file).allMatch(explained::contains);
      }
    }
  }

  @Test
  void variables_are_looked_for_where_there_are_some() throws IOException {
    for (var folder : SETTINGS) {
      assertThat(files(House.ROOT.resolve(folder)).stream().map(House::read))
          .as(folder)
          .anyMatch(text -> VARIABLE.matcher(text).find());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(ya?ml|tpl|example|json)"))
          .toList();
    }
  }

  private static Stream<String> variables(String text) {
    return VARIABLE.matcher(text).results().map(MatchResult::group);
  }
}
