package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Decision.happened;
import static dev.handoff.lifecycle.lead.Sentences.incomplete;

import dev.handoff.contract.Contract;
import dev.handoff.lifecycle.lead.Lead.Disqualified;
import dev.handoff.lifecycle.lead.Lead.InCycle;
import dev.handoff.lifecycle.lead.Lead.Lost;
import dev.handoff.lifecycle.lead.Lead.Open;
import dev.handoff.lifecycle.lead.LeadCommand.RecycleLead;
import dev.handoff.lifecycle.lead.LeadCommand.ReopenLead;
import dev.handoff.lifecycle.lead.LeadEvent.LeadRecycled;
import dev.handoff.lifecycle.lead.LeadEvent.LeadReopened;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Back to nurture; and back from disqualified or lost, which a person decides, in the same cycle.
 */
final class Recycling {

  private Recycling() {}

  static Decision recycle(InCycle lead, RecycleLead command, Contract contract, Instant now) {
    return command.reason().isBlank()
        ? incomplete(command, lead, List.of(Reasons.needed("it goes back to nurture")))
        : happened(
            new LeadRecycled(
                lead.id(),
                lead.cycle(),
                now,
                command.by(),
                later(now.plus(contract.lifecycle().recycle().coolDown()), command.until()),
                command.until(),
                command.reason(),
                command.note()));
  }

  private static Instant later(Instant coolDownOver, @Nullable LocalDate asked) {
    if (asked == null) {
      return coolDownOver;
    }
    Instant day = asked.atStartOfDay(ZoneOffset.UTC).toInstant();
    return day.isAfter(coolDownOver) ? day : coolDownOver;
  }

  static Decision reopen(Disqualified lead, ReopenLead command, Instant now) {
    return reopen(lead, lead.was(), command, now);
  }

  static Decision reopen(Lost lead, ReopenLead command, Instant now) {
    return reopen(lead, lead.was(), command, now);
  }

  private static Decision reopen(InCycle lead, Open was, ReopenLead command, Instant now) {
    return command.reason().isBlank()
        ? incomplete(command, lead, List.of(Reasons.needed("it is taken back")))
        : happened(
            new LeadReopened(lead.id(), lead.cycle(), now, command.by(), command.reason(), was));
  }
}
