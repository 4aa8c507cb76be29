package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.local.Refusal;
import dev.handoff.local.agreement.ContractFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingReaderTest {

  @Test
  void a_mapping_knows_the_columns_that_its_expressions_name() {
    var mapping =
        Given.mapping(
            """
            lead-id: row['Id']
            let: { seen: "timestamp(row['First Seen'])" }
            profile: { lead: { city: row.City } }
            events:
              - { type: page_viewed, when: "row['Visits'] != ''", at: seen, repeat: "whole(row['Visits'], 0)" }
            """);
    assertThat(mapping.columnsOf("row")).containsExactly("City", "First Seen", "Id", "Visits");
  }

  @Test
  void what_is_not_said_has_its_usual_value() {
    var mapping = Given.mapping("lead-id: row['Id']");
    assertThat(mapping.format().encoding()).isEqualTo(Charset.forName("UTF-8"));
    assertThat(mapping.format().delimiter()).isEqualTo(',');
    assertThat(mapping.alwaysShift()).isFalse();
    assertThat(mapping.contract()).isEmpty();
  }

  @Test
  void all_problems_are_reported_at_once_each_with_its_path() {
    assertThatThrownBy(() ->
            Given.mapping(
                """
                colour: blue
                encoding: utf-ate
                contract: nowhere.yaml
                let: { row: "'x'", a: "rov['x']" }
                profile: { company: { employees: "'many'" } }
                events:
                  - { type: page_viewed, when: "1", at: "row['at']" }
                  - { repeat: "'x'" }
                decisions:
                  - { command: marry }
                  - { command: reject, at: "timestamp(row['at'])", actor: "'dana'" }
                  - { command: recycle, at: "timestamp(row['at'])", actor: "'dana'", until: "'soon'" }
                  - { command: close, at: "timestamp(row['at'])", actor: "'dana'", amount: "'much'" }
                  - { command: touch, at: "timestamp(row['at'])", actor: "'dana'", kind: "'pigeon'" }
                  - { command: qualify, at: "timestamp(row['at'])", actor: "'dana'", evidence: { need: "'x'", budget: { note: "'y'", source: fax } } }
                """))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("mapping.yaml has ")
        .hasMessageContaining("colour: expected one of contract, decisions,")
        .hasMessageContaining("lead-id: is required")
        .hasMessageContaining("encoding: expected a name such as UTF-8")
        .hasMessageContaining("contract: there is no file nowhere.yaml")
        .hasMessageContaining("let.row: expected a name")
        .hasMessageContaining("let.a: column 1 of 'rov['x']': undeclared reference to 'rov'")
        .hasMessageContaining("profile.company.employees: expected a whole number")
        .hasMessageContaining("events[0].when: expected true or false, but '1' is a whole number")
        .hasMessageContaining("events[0].at: expected a time, but 'row['at']' is a text")
        .hasMessageContaining("events[1].at: is required")
        .hasMessageContaining("events[1].type: is required")
        .hasMessageContaining("events[1].repeat: expected a whole number")
        .hasMessageContaining(
            "decisions[0].command: expected one of assign, accept, reject, touch,")
        .hasMessageContaining("decisions[1].reason: is required")
        .hasMessageContaining("decisions[2].reason: is required")
        .hasMessageContaining("decisions[2].until: expected a time")
        .hasMessageContaining("decisions[3].won: is required")
        .hasMessageContaining("decisions[3].amount: expected a number")
        .hasMessageContaining("decisions[4].kind: expected call, email, meeting, message, visit")
        .hasMessageContaining("decisions[5].evidence.need.source: is required, here or for all")
        .hasMessageContaining("decisions[5].evidence.budget.source: column 1 of 'fax'");
  }

  @Test
  void a_bare_word_is_answered_with_how_a_text_is_written() {
    assertThatThrownBy(() -> Given.mapping("lead-id: google"))
        .hasMessageContaining("a text stands in quotes: \"'google'\"");
  }

  @Test
  void a_decision_says_only_what_its_command_can_say() {
    assertThatThrownBy(() ->
            Given.mapping(
                """
                lead-id: row['Id']
                decisions:
                  - { command: accept, at: "timestamp(row['at'])", actor: "'dana'", reason: "'x'" }
                """))
        .hasMessageContaining(
            "decisions[0].reason: expected one of actor, at, command, note, when");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "just words", "[1, 2]", "a: [", "\tx: y"})
  void what_is_no_mapping_at_all_is_a_refusal_too(String text) {
    assertThatThrownBy(() -> MappingReader.read(text, Path.of("m.yaml")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("m.yaml");
  }

  @Test
  void the_mapping_in_the_documentation_is_sound() throws Exception {
    var page = Files.readString(Path.of("../../docs/import.md"));
    var begin = page.indexOf("```yaml") + "```yaml".length();
    var mapping = Given.mapping(page.substring(begin, page.indexOf("```", begin)));
    assertThat(mapping.events()).hasSize(1);
    assertThat(mapping.decisions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xeducation", "b2b", "olist"})
  void the_mappings_that_ship_are_sound(String sample) throws Exception {
    var mapping = MappingReader.read(Path.of("samples", sample, "mapping.yaml"));
    assertThat(mapping.events()).isNotEmpty();
    if (mapping.contract().isPresent()) {
      assertThat(ContractFile.read(mapping.contract().get()).contract().id()).isEqualTo(sample);
    }
  }
}
