package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RejectLead;
import dev.handoff.message.TouchKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowMapperTest {
  private static final List<String> HEADER = List.of("Id", "At", "Visits", "Note");
  private static final String AT = "2026-03-01T10:00:00Z";

  @Test
  void a_profile_has_typed_fields_and_free_ones_beside_them() throws Unmappable {
    var mapping =
        Given.mapping(
            """
            lead-id: row['Id']
            profile:
              email: row['Note'] + '@x.example'
              lead: { jobTitle: "row['Note']", visits: "whole(row['Visits'], 0)", vip: 'true' }
              company: { employees: "whole('1,200')", annualRevenue: '5', name: "''" }
            events:
              - { type: page_viewed, at: "timestamp(row['At'])" }
            """);
    var profile = Given.row(mapping, HEADER, "L-1", AT, "3", "cto").profile().orElseThrow();
    assertThat(profile.getEmail()).isEqualTo("cto@x.example");
    assertThat(profile.getOccurredAt()).isEqualTo(Instant.parse(AT));
    assertThat(profile.getLead().getJobTitle()).isEqualTo("cto");
    assertThat(profile.getLead().getAttributes()).containsEntry("visits", 3L);
    assertThat(profile.getLead().getAttributes()).containsEntry("vip", true);
    assertThat(profile.getCompany().getEmployees()).isEqualTo(1200);
    assertThat(profile.getCompany().getAnnualRevenue()).isEqualTo(5.0);
    assertThat(profile.getCompany().getName()).isNull();
  }

  @Test
  void a_mapping_that_says_nothing_of_who_leads_are_leaves_profiles_alone() throws Unmappable {
    var draft = Given.row(Given.mapping("lead-id: row['Id']"), HEADER, "L-1", AT, "", "");
    assertThat(draft.profile()).isEmpty();
  }

  @Test
  void an_event_is_repeated_as_often_and_as_far_apart_as_the_mapping_says() throws Unmappable {
    var mapping = visits();
    var events = Given.row(mapping, HEADER, "L-1", AT, "3", "").events();
    assertThat(events)
        .extracting(EngagementRecorded::getType, EngagementRecorded::getOccurredAt)
        .containsExactly(
            tuple("page_viewed", Instant.parse("2026-03-01T10:00:00Z")),
            tuple("page_viewed", Instant.parse("2026-03-01T11:00:00Z")),
            tuple("page_viewed", Instant.parse("2026-03-01T12:00:00Z")));
    assertThat(events).extracting(EngagementRecorded::getEventId).doesNotHaveDuplicates();
    assertThat(Given.row(mapping, HEADER, "L-1", AT, "0", "").events()).isEmpty();
  }

  @Test
  void the_same_row_has_the_same_ids_and_another_row_has_others() throws Unmappable {
    var once = Given.row(visits(), HEADER, "L-1", AT, "2", "").events();
    var again = Given.row(visits(), HEADER, "L-1", AT, "2", "").events();
    var other = Given.row(visits(), HEADER, "L-2", AT, "2", "").events();
    assertThat(again).isEqualTo(once);
    assertThat(ids(other)).doesNotContainAnyElementsOf(ids(once));
  }

  @Test
  void cells_are_stripped_and_words_for_missing_are_no_value() throws Unmappable {
    var mapping =
        Given.mapping(
            """
            lead-id: row['Id']
            missing: [n/a]
            profile: { lead: { city: row.Note, jobTitle: row.Visits } }
            """);
    var lead = Given.row(mapping, HEADER, " L-1 ", "", "n/a", " Bonn ").profile().orElseThrow();
    assertThat(lead.getLeadId()).isEqualTo("L-1");
    assertThat(lead.getLead().getCity()).isEqualTo("Bonn");
    assertThat(lead.getLead().getJobTitle()).isNull();
  }

  @Test
  void decisions_become_commands() throws Unmappable {
    var mapping =
        Given.mapping(
            """
            lead-id: row['Id']
            let: { at: "timestamp(row['At'])" }
            decisions:
              - { command: touch, at: at, actor: "'dana'", kind: "'call'", reached: 'false' }
              - { command: reject, at: at, actor: "'dana'", reason: "'bad_fit'", when: "row['Note'] == 'no'" }
              - command: qualify
                at: at
                actor: "'dana'"
                source: "'call'"
                decision-by: at + days(30)
                opportunity: "'OPP-1'"
                evidence: { need: row.Note, budget: "''" }
            """);
    var decisions = Given.row(mapping, HEADER, "L-1", AT, "", "no").decisions();
    assertThat(decisions).hasSize(3).allMatch(decision -> decision.getActor().equals("dana"));
    assertThat(decisions.get(0).getCommand())
        .extracting("kind", "reached")
        .containsExactly(TouchKind.CALL, false);
    assertThat(((RejectLead) decisions.get(1).getCommand()).getReason()).isEqualTo("bad_fit");
    var qualify = (QualifyLead) decisions.get(2).getCommand();
    assertThat(qualify.getDecisionBy()).isEqualTo(LocalDate.parse("2026-03-31"));
    assertThat(qualify.getEvidence())
        .extracting("item", "confirmed", "note", "source")
        .containsExactly(tuple("need", true, "no", "call"));
  }

  @Test
  void what_cannot_be_mapped_says_where_and_why() {
    var mapping =
        Given.mapping(
            """
            lead-id: row['Id']
            reject:
              - { when: "row['Note'] == 'test'", reason: a test record }
            events:
              - { type: page_viewed, when: "row['At'] != ''", at: "time(row['At'], 'yyyy-MM-dd')", repeat: "whole(row['Visits'])" }
            """);
    assertThatThrownBy(() -> Given.row(mapping, HEADER, "", "", "", ""))
        .hasMessage("lead-id: the row has none");
    assertThatThrownBy(() -> Given.row(mapping, HEADER, "L-1", "", "", "test"))
        .hasMessage("a test record");
    assertThatThrownBy(() -> Given.row(mapping, HEADER, "L-1", "2026-02-30", "", ""))
        .hasMessage("events[0].at: expected a time like yyyy-MM-dd, but found '2026-02-30'");
    assertThatThrownBy(() -> Given.row(mapping, HEADER, "L-1", "2026-02-20", "1001", ""))
        .hasMessage("events[0].repeat: expected 0 to 1000, but found 1001");
    assertThatThrownBy(() -> Given.row(mapping, HEADER, "L-1", "2026-02-20"))
        .hasMessage("expected 4 cells as in the header, but the row has 2");
  }

  private static Mapping visits() {
    return Given.mapping(
        """
        lead-id: row['Id']
        events:
          - { type: page_viewed, at: "timestamp(row['At'])", repeat: "whole(row['Visits'], 0)", every: hours(1) }
        """);
  }

  private static List<String> ids(List<EngagementRecorded> events) {
    return events.stream().map(EngagementRecorded::getEventId).toList();
  }
}
