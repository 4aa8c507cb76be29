package dev.handoff.lifecycle.lead;

import dev.handoff.lifecycle.lead.Decision.Refusal;
import dev.handoff.lifecycle.lead.Lead.Customer;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.Lost;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Opportunity;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Recycled;
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

  /** What somebody typed comes back in the answer, but not a whole novel. */
  private static final int QUOTED_AT_MOST = 80;

  private Sentences() {}

  /** The lead's stage, or the contract, forbids it. */
  static Refusal refuse(LeadCommand command, Lead lead, String but) {
    return refuse(RefusalKind.NOT_ALLOWED, command, lead, but, List.of());
  }

  /** The command lacks something; the pieces say it all. */
  static Refusal incomplete(LeadCommand command, Lead lead, List<String> missing) {
    return incomplete(command, lead, "this is missing: " + String.join("; ", missing), missing);
  }

  static Refusal incomplete(LeadCommand command, Lead lead, String but, List<String> missing) {
    return refuse(RefusalKind.INCOMPLETE, command, lead, but, missing);
  }

  static Refusal refuse(
      RefusalKind kind, LeadCommand command, Lead lead, String but, List<String> missing) {
    String expected = "Expected to " + command.verb() + " lead " + lead.id();
    return new Refusal(kind, expected + ", but " + but, missing);
  }

  /** Where the lead stands, as the second half of a refusal. */
  static String standing(Lead lead, Instant now) {
    return switch (lead) {
      case Prospect _ -> "it is a prospect, and no MQL yet";
      case Mql _ -> "it is an MQL that nobody has accepted yet";
      case Sal sal -> sal.acceptedBy() + " accepted it " + moment(sal.since(), now);
      case Sql sql -> sql.qualifiedBy() + " qualified it " + moment(sql.since(), now);
      case Opportunity it ->
          it.attachedBy()
              + " attached opportunity "
              + it.deal().opportunityId()
              + " to it "
              + moment(it.since(), now);
      case Customer it -> it.by() + " won it " + moment(it.since(), now);
      case Lost it -> it.by() + " lost it " + moment(it.since(), now);
      case Recycled it ->
          it.by() + " recycled it " + moment(it.since(), now) + " until " + day(it.until());
      case Disqualified out ->
          out.by()
              + (out.was() instanceof Mql ? " rejected it " : " disqualified it ")
              + moment(out.since(), now)
              + " as "
              + out.reason();
    };
  }

  /** The stage's name, as it goes after “it is”. */
  static String stage(Lead lead) {
    return switch (lead) {
      case Prospect _ -> "a prospect";
      case Mql _ -> "an MQL";
      case Sal _ -> "an SAL";
      case Sql _ -> "an SQL";
      case Opportunity _ -> "an opportunity";
      case Customer _ -> "a customer";
      case Lost _ -> "lost";
      case Recycled _ -> "recycled";
      case Disqualified _ -> "disqualified";
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
            ? quoted(given) + " is not a reason: it means not engaged"
            : given.isBlank() ? "no reason was given" : quoted(given) + " is not a listed reason";
    return why + "; the contract lists " + String.join(", ", reasons);
  }

  static String quoted(String given) {
    return given.length() <= QUOTED_AT_MOST
        ? "“" + given + "”"
        : "“" + given.substring(0, QUOTED_AT_MOST) + "…”";
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
