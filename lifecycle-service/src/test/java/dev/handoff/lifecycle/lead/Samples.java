package dev.handoff.lifecycle.lead;

import dev.handoff.contract.AssignmentTerms;
import dev.handoff.contract.Contract;
import dev.handoff.contract.Engagement;
import dev.handoff.contract.FindingTerms;
import dev.handoff.contract.FindingTerms.AcceptanceBounds;
import dev.handoff.contract.Fit;
import dev.handoff.contract.LifecycleTerms;
import dev.handoff.contract.MqlTerms;
import dev.handoff.contract.NotifyTerms;
import dev.handoff.contract.SlaTerms;
import dev.handoff.lifecycle.lead.Lead.Customer;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.Lost;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Opportunity;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Recycled;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadCommand.AcceptLead;
import dev.handoff.lifecycle.lead.LeadCommand.AssignLead;
import dev.handoff.lifecycle.lead.LeadCommand.AttachOpportunity;
import dev.handoff.lifecycle.lead.LeadCommand.CloseOpportunity;
import dev.handoff.lifecycle.lead.LeadCommand.ConsiderScore;
import dev.handoff.lifecycle.lead.LeadCommand.CorrectRecord;
import dev.handoff.lifecycle.lead.LeadCommand.DisqualifyLead;
import dev.handoff.lifecycle.lead.LeadCommand.QualifyLead;
import dev.handoff.lifecycle.lead.LeadCommand.RecordDiscovery;
import dev.handoff.lifecycle.lead.LeadCommand.RecordTouch;
import dev.handoff.lifecycle.lead.LeadCommand.RecycleLead;
import dev.handoff.lifecycle.lead.LeadCommand.RejectLead;
import dev.handoff.lifecycle.lead.LeadCommand.ReopenLead;
import dev.handoff.lifecycle.lead.ScoreTaken.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
              List.of("no_budget", "no_need"),
              true),
          true,
          new LifecycleTerms.Recycle(Duration.ofDays(30), true));
  private static final List<SlaTerms.Promise> PROMISES =
      List.of(firstTouch("standard", 24), firstTouch("hot", 8), firstTouch("direct-inquiry", 4));
  public static final Contract CONTRACT = contract(TERMS, false);
  static final Cycle CYCLE = Cycle.first(new Prospect(ID, true), "b2b-default", "standard", TEN);

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
        AssignmentTerms.NOBODY,
        new SlaTerms(
            Map.of(),
            PROMISES,
            List.of(),
            new FindingTerms(
                "month", 20, Duration.ofHours(1), List.of(), new AcceptanceBounds(0, 0, 1), 1),
            false),
        new NotifyTerms(NotifyTerms.DEFAULT_MAX_AGE, List.of()));
  }

  private static SlaTerms.Promise firstTouch(String slaClass, int hours) {
    return new SlaTerms.Promise(
        SlaTerms.FIRST_TOUCH,
        slaClass,
        Duration.ofHours(hours),
        "always",
        List.of(),
        List.of(),
        Duration.ZERO,
        false,
        false);
  }

  static Contract withoutSqlFromProspects() {
    return contract(
        new LifecycleTerms(TERMS.rejectionReasons(), TERMS.qualification(), false, TERMS.recycle()),
        false);
  }

  static Contract underAnotherName() {
    return new Contract(
        "enterprise",
        CONTRACT.version(),
        CONTRACT.effectiveFrom(),
        CONTRACT.reviewBy(),
        CONTRACT.signedBy(),
        CONTRACT.fit(),
        CONTRACT.disqualifiers(),
        CONTRACT.engagement(),
        CONTRACT.mql(),
        CONTRACT.lifecycle(),
        CONTRACT.assignment(),
        CONTRACT.sla(),
        CONTRACT.notices());
  }

  static Contract raisingOnContractChange() {
    return contract(TERMS, true);
  }

  /** Scoring knows it, and nobody has handed it over. */
  static Prospect prospect() {
    return new Prospect(ID, true);
  }

  static Mql mql() {
    return (Mql) lived(prospect(), "10:00", qualifyingScore());
  }

  /** Dana accepted it at 10:04 and has not called yet. */
  static Sal untouchedSal() {
    return (Sal) lived(mql(), "10:04", accept("Dana"));
  }

  /** Dana called it at 10:10 and talked to it at 10:40. */
  static Sal sal() {
    Lead touched = lived(untouchedSal(), "10:10", touch(TouchKind.CALL));
    return (Sal) lived(touched, "10:40", discovery());
  }

  static Sql sql() {
    return (Sql) lived(sal(), "11:30", qualify());
  }

  static Opportunity opportunity() {
    return (Opportunity) lived(sql(), "11:40", attach("opportunity-1", 12_000.0));
  }

  static Customer customer() {
    return (Customer) lived(opportunity(), "11:50", won());
  }

  static Lost lost() {
    return (Lost) lived(opportunity(), "11:50", lost("too expensive"));
  }

  /** Dana sent it back in March, and its time is over. */
  static Recycled recycled() {
    return new Recycled(
        ID,
        3,
        Cycle.first(new Prospect(ID, true), "b2b-default", "standard", day("2026-03-01"))
            .heldBy("Dana")
            .recorded(new Step("e1", StepKind.MQL_RAISED))
            .recorded(new Step("e2", StepKind.ACCEPTED))
            .recorded(new Step("e3", StepKind.RECYCLED)),
        "Dana",
        day("2026-03-02"),
        "no timing",
        day("2026-04-01"));
  }

  static Disqualified rejected() {
    return (Disqualified) lived(mql(), "10:04", reject("bad_fit"));
  }

  static Disqualified disqualified(Lead from) {
    return (Disqualified) lived(from, "11:45", disqualify("no_budget"));
  }

  /** Of every stage one, and of those that can be reopened one for each way back. */
  public static List<Lead> ofEveryStage() {
    return List.of(
        prospect(),
        lived(mql(), "10:01", touch(TouchKind.AUTOMATED)),
        untouchedSal(),
        sal(),
        sql(),
        opportunity(),
        customer(),
        lost(),
        recycled(),
        rejected(),
        disqualified(sal()),
        disqualified(sql()));
  }

  /** The lead after a command that must be done. */
  static Lead lived(Lead lead, String time, LeadCommand command) {
    Decision decision = LeadDecider.decide(lead, command, CONTRACT, at(time));
    if (decision instanceof Decision.Refusal refusal) {
      throw new AssertionError(refusal.sentence());
    }
    return Transition.after(lead, decision);
  }

  static Instant day(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  static Instant at(String time) {
    return Instant.parse("2026-05-04T" + time + ":00Z");
  }

  static ScoreTaken score(Prompt prompt, double total) {
    return score(prompt, total, 42.0);
  }

  static ScoreTaken score(Prompt prompt, double total, double before) {
    return score(prompt, total, before, at("11:58"));
  }

  static ScoreTaken score(Prompt prompt, double total, double before, Instant lastActAt) {
    return new ScoreTaken(
        "b2b-default",
        total >= 50,
        prompt,
        total,
        before,
        50,
        false,
        "standard",
        lastActAt,
        Set.of());
  }

  static ConsiderScore qualifyingScore() {
    return new ConsiderScore(score(Prompt.ACT, 63));
  }

  /** The lead asks for a demo. */
  static ConsiderScore urgentScore() {
    return new ConsiderScore(urgent(Prompt.ACT, "direct-inquiry"));
  }

  static ScoreTaken urgent(Prompt prompt, String... actClasses) {
    Instant act = at("11:58");
    return new ScoreTaken(
        "b2b-default", true, prompt, 70, 63.0, 50, true, "direct-inquiry", act, Set.of(actClasses));
  }

  static AssignLead assign(String rep) {
    return new AssignLead("Alex", null, rep, "emea", "territory");
  }

  static AcceptLead accept(String by) {
    return new AcceptLead(by, null, null);
  }

  static RejectLead reject(String reason) {
    return new RejectLead("Dana", null, reason, null);
  }

  static RecordTouch touch(TouchKind kind) {
    return new RecordTouch("Dana", null, kind, null, null, null);
  }

  static RecordDiscovery discovery() {
    return new RecordDiscovery("Dana", null, "They have 40 reps");
  }

  static DisqualifyLead disqualify(String reason) {
    return new DisqualifyLead("Dana", null, reason, null);
  }

  static RecycleLead recycle(@Nullable String until) {
    LocalDate day = until == null ? null : LocalDate.parse(until);
    return new RecycleLead("Dana", null, day, "no timing", null);
  }

  static ReopenLead reopen() {
    return new ReopenLead("Sam", null, "they called back");
  }

  static AttachOpportunity attach(String id, @Nullable Double amount) {
    return new AttachOpportunity("Dana", null, id, amount, amount == null ? null : "EUR");
  }

  static CloseOpportunity won() {
    return new CloseOpportunity("Dana", null, true, null, null, null);
  }

  static CloseOpportunity lost(String reason) {
    return new CloseOpportunity("Dana", null, false, null, null, reason);
  }

  static CorrectRecord correct(String step, String field, @Nullable String value) {
    return new CorrectRecord("Sam", null, step, field, value, "a slip of the pen");
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
