package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.StepKind.DISQUALIFIED;
import static dev.handoff.lifecycle.lead.StepKind.OPPORTUNITY_ATTACHED;
import static dev.handoff.lifecycle.lead.StepKind.OPPORTUNITY_LOST;
import static dev.handoff.lifecycle.lead.StepKind.OPPORTUNITY_WON;
import static dev.handoff.lifecycle.lead.StepKind.QUALIFIED;
import static dev.handoff.lifecycle.lead.StepKind.RECYCLED;
import static dev.handoff.lifecycle.lead.StepKind.REJECTED;

import dev.handoff.lifecycle.lead.Lead.Customer;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.Lost;
import dev.handoff.lifecycle.lead.Lead.Mql;
import dev.handoff.lifecycle.lead.Lead.Open;
import dev.handoff.lifecycle.lead.Lead.Opportunity;
import dev.handoff.lifecycle.lead.Lead.Prospect;
import dev.handoff.lifecycle.lead.Lead.Recycled;
import dev.handoff.lifecycle.lead.Lead.Sal;
import dev.handoff.lifecycle.lead.Lead.Sql;
import dev.handoff.lifecycle.lead.LeadEvent.RecordCorrected;

/** What is put right on record is put right in the lead too, where it still rests on that step. */
final class PutRight {

  private PutRight() {}

  static Lead in(Lead lead, RecordCorrected it) {
    return switch (lead) {
      case Prospect prospect -> prospect;
      case Open open -> in(open, it);
      case Customer won ->
          rests(won.cycle(), it, OPPORTUNITY_ATTACHED) || rests(won.cycle(), it, OPPORTUNITY_WON)
              ? won.selling(won.deal().corrected(it.what(), it.value()))
              : won;
      case Lost lost ->
          lost.because(
              reason(lost.cycle(), it, lost.reason(), OPPORTUNITY_LOST), in(lost.was(), it));
      case Recycled back -> back.because(reason(back.cycle(), it, back.reason(), RECYCLED));
      case Disqualified out ->
          out.because(
              reason(out.cycle(), it, out.reason(), REJECTED, DISQUALIFIED), in(out.was(), it));
    };
  }

  private static Open in(Open lead, RecordCorrected it) {
    return switch (lead) {
      case Mql mql -> mql;
      case Sal sal -> sal;
      case Sql sql ->
          it.what() == Detail.OPPORTUNITY_ID && rests(sql.cycle(), it, QUALIFIED)
              ? sql.with(it.value())
              : sql;
      case Opportunity opportunity -> in(opportunity, it);
    };
  }

  private static Opportunity in(Opportunity lead, RecordCorrected it) {
    return rests(lead.cycle(), it, OPPORTUNITY_ATTACHED)
        ? lead.selling(lead.deal().corrected(it.what(), it.value()))
        : lead;
  }

  private static String reason(Cycle cycle, RecordCorrected it, String known, StepKind... from) {
    String right = it.value();
    return it.what() == Detail.REASON && right != null && rests(cycle, it, from) ? right : known;
  }

  private static boolean rests(Cycle cycle, RecordCorrected it, StepKind... kinds) {
    return cycle.restsOn(it.corrects(), kinds);
  }
}
