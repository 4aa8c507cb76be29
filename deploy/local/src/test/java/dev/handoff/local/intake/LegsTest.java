package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.SalesCommand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegsTest {
  private static final Mapping MAPPING =
      Given.mapping(
          """
          lead-id: row.Id
          events:
            - { type: demo_requested, when: row.What == 'demo', at: timestamp(row.At) }
          decisions:
            - { command: accept,  when: row.What == 'accept',  at: timestamp(row.At), actor: "'dana'" }
            - { command: recycle, when: row.What == 'recycle', at: timestamp(row.At), actor: "'dana'", reason: "'later'" }
          """);

  private final List<Draft> drafts = new ArrayList<>();

  @Test
  void where_nobody_was_sent_back_there_is_one_leg_in_the_order_of_time() throws Unmappable {
    tell("L-2", "accept", "2026-03-03");
    tell("L-2", "demo", "2026-03-02");
    tell("L-1", "demo", "2026-03-01");
    var legs = Legs.of(drafts);
    assertThat(legs).hasSize(1);
    assertThat(events(legs.getFirst())).containsExactly("L-1 2026-03-01", "L-2 2026-03-02");
    assertThat(decisions(legs.getFirst())).containsExactly("L-2 2026-03-03");
  }

  @Test
  void what_a_lead_did_after_it_was_sent_back_comes_after_the_decision_to_send_it_back()
      throws Unmappable {
    tell("L-1", "demo", "2026-03-01");
    tell("L-1", "recycle", "2026-03-02");
    tell("L-1", "demo", "2026-04-10");
    tell("L-1", "accept", "2026-04-11");
    tell("L-2", "demo", "2026-05-01");
    var legs = Legs.of(drafts);
    assertThat(legs).hasSize(2);
    assertThat(events(legs.get(0))).containsExactly("L-1 2026-03-01", "L-2 2026-05-01");
    assertThat(decisions(legs.get(0))).containsExactly("L-1 2026-03-02");
    assertThat(events(legs.get(1))).containsExactly("L-1 2026-04-10");
    assertThat(decisions(legs.get(1))).containsExactly("L-1 2026-04-11");
  }

  @Test
  void the_same_decision_in_two_rows_ends_one_leg() throws Unmappable {
    tell("L-1", "recycle", "2026-03-02");
    tell("L-1", "recycle", "2026-03-02");
    tell("L-1", "demo", "2026-04-10");
    assertThat(Legs.of(drafts)).hasSize(2);
  }

  @Test
  void a_file_that_tells_of_nothing_has_no_leg() {
    assertThat(Legs.of(drafts)).isEmpty();
  }

  private void tell(String lead, String what, String day) throws Unmappable {
    var header = List.of("Id", "What", "At");
    drafts.add(Given.row(MAPPING, header, lead, what, day + "T10:00:00Z"));
  }

  private static List<String> events(Legs.Leg leg) {
    return leg.events().stream().map(LegsTest::line).toList();
  }

  private static List<String> decisions(Legs.Leg leg) {
    return leg.decisions().stream().map(LegsTest::line).toList();
  }

  private static String line(EngagementRecorded event) {
    return event.getLeadId() + " " + event.getOccurredAt().toString().substring(0, 10);
  }

  private static String line(SalesCommand decision) {
    return decision.getLeadId() + " " + decision.getOccurredAt().toString().substring(0, 10);
  }
}
