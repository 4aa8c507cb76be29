package dev.handoff.lifecycle.lead;

import static dev.handoff.lifecycle.lead.Decision.happened;
import static dev.handoff.lifecycle.lead.Sentences.incomplete;
import static dev.handoff.lifecycle.lead.Sentences.quoted;

import dev.handoff.lifecycle.lead.Lead.Open;
import dev.handoff.lifecycle.lead.Lead.Opportunity;
import dev.handoff.lifecycle.lead.LeadCommand.AttachOpportunity;
import dev.handoff.lifecycle.lead.LeadCommand.CloseOpportunity;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityAttached;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityLost;
import dev.handoff.lifecycle.lead.LeadEvent.OpportunityWon;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is sold, for how much, and how it ended. */
final class Opportunities {

  private Opportunities() {}

  static Decision attach(Open lead, AttachOpportunity command, Instant now) {
    String id = command.opportunityId();
    Stream<String> noId =
        id.isBlank() ? Stream.of("opportunity: the CRM's id of it; none was given") : Stream.of();
    List<String> missing =
        Stream.concat(noId, wrongMoney(command.amount(), command.currency())).toList();
    return missing.isEmpty()
        ? happened(
            new OpportunityAttached(
                lead.id(),
                lead.cycle(),
                now,
                command.by(),
                new Deal(id, command.amount(), command.currency())))
        : incomplete(command, lead, missing);
  }

  static Decision close(Opportunity lead, CloseOpportunity command, Instant now) {
    String reason = command.reason() == null ? "" : command.reason();
    Stream<String> noReason =
        !command.won() && reason.isBlank()
            ? Stream.of(Reasons.needed("it was lost"))
            : Stream.empty();
    List<String> missing =
        Stream.concat(noReason, wrongMoney(command.amount(), command.currency())).toList();
    if (!missing.isEmpty()) {
      return incomplete(command, lead, missing);
    }
    Deal deal = lead.deal().closedAt(command.amount(), command.currency());
    return happened(
        command.won()
            ? new OpportunityWon(lead.id(), lead.cycle(), now, command.by(), deal, command.reason())
            : new OpportunityLost(lead.id(), lead.cycle(), now, command.by(), deal, reason, lead));
  }

  private static Stream<String> wrongMoney(@Nullable Double amount, @Nullable String currency) {
    return Stream.concat(wrongAmount(amount).stream(), wrongCurrency(currency).stream());
  }

  static Optional<String> wrongAmount(@Nullable Double amount) {
    return amount == null || (Double.isFinite(amount) && amount >= 0)
        ? Optional.empty()
        : Optional.of("amount: a number from 0 on; " + amount + " was given");
  }

  static Optional<String> wrongCurrency(@Nullable String code) {
    return code == null
            || Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code))
        ? Optional.empty()
        : Optional.of("currency: a code of ISO 4217, such as EUR; " + quoted(code) + " was given");
  }
}
