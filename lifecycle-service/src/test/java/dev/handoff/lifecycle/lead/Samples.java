package dev.handoff.lifecycle.lead;

import dev.handoff.contract.Contract;
import dev.handoff.contract.Engagement;
import dev.handoff.contract.Fit;
import dev.handoff.contract.LifecycleTerms;
import dev.handoff.contract.MqlTerms;
import dev.handoff.contract.SlaTerms;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadCommand.AcceptLead;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadCommand.QualifyLead;
import dev.handoff.lifecycle.lead.LeadCommand.RecordTouch;
import dev.handoff.lifecycle.lead.LeadCommand.RejectLead;
import dev.handoff.lifecycle.lead.ScoreTaken.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lead L-7 on the morning of 4 May 2026, and what may be asked of it. */
public final class Samples {
  static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
  static final String ID = "L-7";
  private static final LifecycleTerms TERMS =
      new LifecycleTerms(
          List.of("bad_fit", "out_of_region", "evaluated_before", "duplicate", "incorrect_contact"),
          new LifecycleTerms.Qualification(
              List.of("need", "authority", "timeline", "budget"),
              Duration.ofDays(90),
              List.of("no_budget"),
              true),
          true,
          new LifecycleTerms.Recycle(Duration.ofDays(30), true));
  public static final Contract CONTRACT = contract(TERMS, false);
  static final Cycle CYCLE = Cycle.first(ID, "b2b-default", "standard", TEN);

  private Samples() {}

  static Contract contract(LifecycleTerms lifecycle, boolean raiseOnContractChange) {
    return new Contract(
        "b2b-default",
        3,
        Instant.parse("2026-01-01T00:00:00Z"),
        null,
        new Contract.Signatures("Maria", "Sam"),
        new Fit(List.of(), List.of()),
        List.of(),
        new Engagement(List.of(), List.of(), List.of()),
        new MqlTerms(50, MqlTerms.RaiseWhen.FIT_AND_ENGAGEMENT, raiseOnContractChange),
        lifecycle,
        new SlaTerms(Map.of(), List.of(), List.of()));
  }

  static Contract withoutSqlFromProspects() {
    return contract(
        new LifecycleTerms(TERMS.rejectionReasons(), TERMS.qualification(), false, TERMS.recycle()),
        false);
  }

  static Contract raisingOnContractChange() {
    return contract(TERMS, true);
  }

  static Prospect prospect() {
    return new Prospect(ID, 0);
  }

  static Mql mql() {
    return new Mql(ID, 1, CYCLE);
  }

  /** Dana accepted it at 10:04 and has not called yet. */
  static Sal untouchedSal() {
    return new Sal(ID, 2, CYCLE, "Dana", at("10:04"));
  }

  static Sal sal() {
    return new Sal(ID, 3, CYCLE.touchedAt(at("10:10")), "Dana", at("10:04"));
  }

  static Sql sql() {
    return new Sql(
        ID, 4, CYCLE.touchedAt(at("10:10")), "Dana", "Alex", at("11:30"), "opportunity-1");
  }

  static Disqualified rejected() {
    return new Disqualified(ID, 2, CYCLE, "Dana", at("10:04"), "bad_fit");
  }

  public static List<Lead> ofEveryStage() {
    return List.of(prospect(), mql(), sal(), sql(), rejected());
  }

  static Instant at(String time) {
    return Instant.parse("2026-05-04T" + time + ":00Z");
  }

  static ScoreTaken score(Prompt prompt, double total) {
    return score(prompt, total, 42.0);
  }

  static ScoreTaken score(Prompt prompt, double total, double before) {
    return new ScoreTaken("b2b-default", total >= 50, prompt, total, before, 50, false, "standard");
  }

  static ConsiderScore qualifyingScore() {
    return new ConsiderScore(score(Prompt.NEWS, 63));
  }

  static AcceptLead accept(String by) {
    return new AcceptLead(by, null, null);
  }

  static RejectLead reject(String reason) {
    return new RejectLead("Dana", null, reason, null);
  }

  static RecordTouch touch(TouchKind kind) {
    return new RecordTouch("Dana", null, kind, null);
  }

  static QualifyLead qualify() {
    return qualify("need", "authority", "timeline", "budget");
  }

  static QualifyLead qualify(String... items) {
    return new QualifyLead(
        "Alex",
        null,
        Stream.of(items).map(item -> said(item, "call")).toList(),
        LocalDate.parse("2026-06-30"),
        "opportunity-1",
        null);
  }

  static Evidence said(String item, String source) {
    return new Evidence(item, true, "They told me about their " + item, source, at("10:20"));
  }
}
