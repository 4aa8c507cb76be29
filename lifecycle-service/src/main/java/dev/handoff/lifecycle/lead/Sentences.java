package dev.handoff.lifecycle.lead;

import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How refusals are worded: “Expected to …, but …”. */
final class Sentences {

  private Sentences() {}

  static Refusal refuse(LeadCommand command, Lead lead, String but) {
    return refuse(command, lead, but, List.of());
  }

  static Refusal refuse(LeadCommand command, Lead lead, String but, List<String> missing) {
    String expected = "Expected to " + command.verb() + " lead " + lead.id();
    return new Refusal(expected + ", but " + but, missing);
  }

  /** Where the lead stands, as the second half of a refusal. */
  static String standing(Lead lead, Instant now) {
    return switch (lead) {
      case Prospect _ -> "it is a prospect, and no MQL yet";
      case Mql _ -> "it is an MQL that nobody has accepted yet";
      case Sal sal -> sal.rep() + " accepted it " + moment(sal.acceptedAt(), now);
      case Sql sql -> sql.qualifiedBy() + " qualified it " + moment(sql.qualifiedAt(), now);
      case Disqualified out ->
          out.by() + " rejected it " + moment(out.at(), now) + " as " + out.reason();
    };
  }

  /**
   * Why a reason is none. “Not interested” says nothing of the lead's quality, only of its timing.
   */
  static String notListed(String given, List<String> reasons) {
    boolean notInterested =
        given.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").contains("notinterested");
    String why =
        notInterested
            ? "“" + given + "” is not a reason: it means not engaged"
            : given.isBlank() ? "no reason was given" : "“" + given + "” is not a listed reason";
    return why + "; the contract lists " + String.join(", ", reasons);
  }

  /** The time of the day where the day goes without saying, else the whole instant. */
  static String moment(Instant then, Instant now) {
    return day(then).equals(day(now))
        ? "at " + LocalTime.ofInstant(then, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES) + " UTC"
        : "at " + then.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Days are UTC's: a lead's decision date has no place that would tell its zone. */
  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
