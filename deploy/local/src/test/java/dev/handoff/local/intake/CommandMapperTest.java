package dev.handoff.local.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.message.AcceptLead;
import dev.handoff.message.AssignLead;
import dev.handoff.message.AttachOpportunity;
import dev.handoff.message.CloseOpportunity;
import dev.handoff.message.DisqualifyLead;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecordDiscovery;
import dev.handoff.message.RecordTouch;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.RejectLead;
import dev.handoff.message.ReopenLead;
import dev.handoff.message.TouchKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandMapperTest {
  private static final List<String> HEADER = List.of("Id", "At", "Text");
  private static final String AT = "2026-03-01T10:00:00Z";

  @Test
  void every_command_says_what_it_can_say() throws Unmappable {
    assertThat(command("assign, rep: \"'alex'\", pool: \"'emea'\", reason: \"'on leave'\""))
        .isEqualTo(new AssignLead("alex", "emea", "on leave"));
    assertThat(command("accept, note: row.Text")).isEqualTo(new AcceptLead("text"));
    assertThat(command("reject, reason: \"'bad_fit'\", note: row.Text"))
        .isEqualTo(new RejectLead("bad_fit", "text"));
    assertThat(command("touch, kind: visit, reached: 'true'"))
        .isEqualTo(new RecordTouch(TouchKind.VISIT, true, null, null));
    assertThat(command("discovery, note: row.Text")).isEqualTo(new RecordDiscovery("text"));
    assertThat(command("disqualify, reason: \"'no_budget'\""))
        .isEqualTo(new DisqualifyLead("no_budget", null));
    assertThat(command("recycle, reason: \"'later'\", until: \"time('2026-05-01', 'yyyy-MM-dd')\""))
        .isEqualTo(new RecycleLead(LocalDate.parse("2026-05-01"), "later", null));
    assertThat(command("reopen, reason: \"'called back'\""))
        .isEqualTo(new ReopenLead("called back"));
    assertThat(command("opportunity, opportunity: \"'OPP-1'\", amount: 1200, currency: \"'EUR'\""))
        .isEqualTo(new AttachOpportunity("OPP-1", 1200.0, "EUR"));
    assertThat(command("close, won: 'false', reason: \"'price'\""))
        .isEqualTo(new CloseOpportunity(false, null, null, "price"));
  }

  @Test
  void a_piece_of_evidence_is_from_where_and_when_the_decision_is_unless_it_says_otherwise()
      throws Unmappable {
    var qualify =
        (QualifyLead)
            command(
                """
                qualify, source: call, evidence: {
                  need: row.Text,
                  budget: { note: "'50k'", source: "'meeting'", at: "timestamp(row.At) - days(1)" },
                  authority: "''" }\
                """);
    assertThat(qualify.getEvidence())
        .extracting("item", "confirmed", "note", "source", "at")
        .containsExactly(
            tuple("need", true, "text", "call", Instant.parse(AT)),
            tuple("budget", true, "50k", "meeting", Instant.parse("2026-02-28T10:00:00Z")));
  }

  @Test
  void a_source_that_is_none_rejects_the_row() {
    assertThatThrownBy(() -> command("qualify, source: row.Text, evidence: { need: row.Text }"))
        .isInstanceOf(Unmappable.class)
        .hasMessage("decisions[0].source: expected call, email or meeting, but found 'text'");
  }

  private static Object command(String words) throws Unmappable {
    var mapping =
        Given.mapping(
            "lead-id: row.Id\ndecisions:\n  - { at: timestamp(row.At), actor: \"'dana'\", command: "
                + words
                + " }\n");
    return Given.row(mapping, HEADER, "L-1", AT, "text").decisions().getFirst().getCommand();
  }
}
