package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Samples.at;
import static dev.handoff.lifecycle.lead.Samples.discovery;
import static dev.handoff.lifecycle.lead.Samples.lived;
import static dev.handoff.lifecycle.lead.Samples.mql;
import static dev.handoff.lifecycle.lead.Samples.prospect;
import static dev.handoff.lifecycle.lead.Samples.qualify;
import static dev.handoff.lifecycle.lead.Samples.recycled;
import static dev.handoff.lifecycle.lead.Samples.rejected;
import static dev.handoff.lifecycle.lead.Samples.sal;
import static dev.handoff.lifecycle.lead.Samples.sql;
import static dev.handoff.lifecycle.lead.Samples.touch;
import static dev.handoff.lifecycle.lead.Samples.untouchedSal;
import static dev.handoff.lifecycle.lead.Samples.withoutSqlFromProspects;
import static dev.handoff.lifecycle.lead.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadCommand.QualifyLead;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EveryTransitionIsTaken.class)
class QualifyingTest {
  @Test
  void a_rep_qualifies_a_lead_with_all_evidence() {
    Sql sql = given(sal()).at("11:30").when(qualify()).thenItIs(Sql.class);
    assertThat(sql).isEqualTo(sql());
  }

  @Test
  void everything_that_is_missing_for_an_SQL_is_said_at_once() {
    var unconfirmed = new Evidence("need", false, "maybe", "call", null);
    var noNote = new Evidence("authority", true, " ", "call", null);
    QualifyLead bare =
        new QualifyLead("Dana", null, List.of(unconfirmed, noNote), null, null, null);
    Refusal refusal = (Refusal) given(untouchedSal()).when(bare).decision();
    assertThat(refusal.missing())
        .containsExactly(
            expected("need", "it is not confirmed"),
            expected("authority", "the note is empty"),
            expected("timeline", "none was given"),
            expected("budget", "none was given"),
            "decision date: a day from 2026-05-04 to 2026-08-02 on which the lead decides; none was"
                + " given",
            "opportunity: the id of the one that was opened; none was given",
            "touch: a human's attempt to reach the lead; none is on record",
            "discovery: a discovery call with the lead; none is on record");
    assertThat(refusal.sentence())
        .startsWith("Expected to qualify lead L-7, but this is missing: need: confirmed");
  }

  @Test
  void the_decision_date_lies_within_the_contract_s_reach() {
    assertThat(missingWithDecisionOn("2026-08-02")).isEmpty();
    assertThat(missingWithDecisionOn("2026-05-04")).isEmpty();
    assertThat(missingWithDecisionOn("2026-08-03")).hasSize(1);
    assertThat(missingWithDecisionOn("2026-05-03")).hasSize(1);
  }

  @Test
  void an_MQL_is_accepted_before_it_is_qualified() {
    given(mql())
        .when(qualify())
        .thenRefused(
            "Expected to qualify lead L-7, but it is an MQL that nobody has accepted yet: accept it"
                + " first");
  }

  @Test
  void sales_may_qualify_a_lead_that_never_was_an_MQL_in_a_cycle_without_promises() {
    Sql sql = given(prospect()).when(qualify()).thenItIs(Sql.class);
    assertThat(sql.cycle().number()).isEqualTo(1);
    assertThat(sql.cycle().slaClass()).isNull();
    assertThat(sql.rep()).isEqualTo("Alex");
  }

  @Test
  void evidence_for_a_lead_that_never_was_an_MQL_shows_that_somebody_talked_to_it() {
    QualifyLead hearsay =
        new QualifyLead(
            "Alex",
            null,
            List.of(
                Samples.said("need", "website"),
                Samples.said("authority", "website"),
                Samples.said("timeline", "website"),
                Samples.said("budget", "website")),
            LocalDate.parse("2026-06-30"),
            "opportunity-1",
            null);
    assertThat(given(prospect()).when(hearsay).thenMissing())
        .contains(
            expected("need", "the source is “website”"),
            "conversation: a piece of evidence that was said in a call, an email or a meeting;"
                + " none was");
  }

  @Test
  void a_contract_can_rule_out_an_SQL_without_MQL() {
    given(prospect())
        .under(withoutSqlFromProspects())
        .when(qualify())
        .thenRefused(
            "Expected to qualify lead L-7, but it never was an MQL, and contract b2b-default version"
                + " 3 allows no SQL without an MQL before it");
  }

  private static List<String> missingWithDecisionOn(String day) {
    QualifyLead all = qualify();
    QualifyLead command =
        new QualifyLead(
            all.by(), null, all.evidence(), LocalDate.parse(day), all.opportunityId(), null);
    return given(sal()).when(command).decision() instanceof Refusal refusal
        ? refusal.missing()
        : List.of();
  }

  private static String expected(String item, String found) {
    return item
        + ": confirmed by the lead in a call, an email or a meeting, with its time and a note of"
        + " what was said; "
        + found;
  }

  @Test
  void evidence_names_its_source_and_its_time() {
    assertThat(needOf(null, at("10:20")))
        .containsExactly(expected("need", "the source is not said"));
    assertThat(needOf("a colleague", at("10:20")))
        .containsExactly(expected("need", "the source is “a colleague”"));
    assertThat(needOf("call", null)).containsExactly(expected("need", "the time is not said"));
    assertThat(needOf("call", at("13:00")))
        .containsExactly(expected("need", "its time, 2026-05-04T13:00:00Z, is still to come"));
    assertThat(needOf(" Meeting ", at("10:20"))).isEmpty();
  }

  private static List<String> needOf(@Nullable String source, @Nullable Instant at) {
    QualifyLead all = qualify("authority", "timeline", "budget", "need");
    Evidence need = new Evidence("need", true, "Forty reps", source, at);
    QualifyLead command =
        new QualifyLead(
            "Dana",
            null,
            List.of(all.evidence().get(0), all.evidence().get(1), all.evidence().get(2), need),
            all.decisionBy(),
            all.opportunityId(),
            null);
    return given(sal()).when(command).decision() instanceof Refusal refusal
        ? refusal.missing()
        : List.of();
  }

  @Test
  void a_touch_alone_is_no_discovery_and_a_discovery_alone_is_no_touch() {
    assertThat(
            given(lived(untouchedSal(), "10:10", touch(TouchKind.CALL)))
                .when(qualify())
                .thenMissing())
        .containsExactly("discovery: a discovery call with the lead; none is on record");
    assertThat(given(lived(untouchedSal(), "10:40", discovery())).when(qualify()).thenMissing())
        .containsExactly("touch: a human's attempt to reach the lead; none is on record");
  }

  @Test
  void sales_may_qualify_a_lead_of_which_nothing_is_known() {
    given(Lead.unknown("L-7")).when(qualify()).thenItIs(Sql.class);
  }

  @Test
  void sales_may_qualify_a_recycled_lead_in_its_next_cycle() {
    Sql sql = given(recycled()).when(qualify()).thenItIs(Sql.class);
    assertThat(sql.cycle().id()).isEqualTo("L-7:2");
    assertThat(sql.cycle().slaClass()).isNull();
    given(recycled())
        .under(withoutSqlFromProspects())
        .when(qualify())
        .thenRefused(
            "Expected to qualify lead L-7, but Dana recycled it at 2026-03-02T00:00:00Z until"
                + " 2026-04-01, and contract b2b-default version 3 allows no SQL without an MQL"
                + " before it");
  }

  @Test
  void what_is_over_is_reopened_before_it_is_qualified() {
    given(rejected())
        .when(qualify())
        .thenRefused(
            "Expected to qualify lead L-7, but Dana rejected it at 10:04 UTC as bad_fit: reopen it"
                + " first");
  }
}
