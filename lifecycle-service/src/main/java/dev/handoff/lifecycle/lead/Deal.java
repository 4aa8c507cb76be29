package dev.handoff.lifecycle.lead;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sold, as the CRM knows it.
 *
 * @param opportunityId the CRM's id of it
 * @param amount what it is worth, 0 or more; null where nobody said
 * @param currency ISO 4217; null where nobody said
 */
public record Deal(String opportunityId, @Nullable Double amount, @Nullable String currency) {

  /** What was said last holds; what was not said stays. */
  Deal closedAt(@Nullable Double finalAmount, @Nullable String finalCurrency) {
    return new Deal(
        opportunityId,
        finalAmount == null ? amount : finalAmount,
        finalCurrency == null ? currency : finalCurrency);
  }

  /** The same with one thing put right. */
  Deal corrected(Detail what, @Nullable String value) {
    return switch (what) {
      case OPPORTUNITY_ID -> value == null ? this : new Deal(value, amount, currency);
      case AMOUNT ->
          new Deal(
              opportunityId,
              value == null ? null : (Double) new BigDecimal(value).doubleValue(),
              currency);
      case CURRENCY -> new Deal(opportunityId, amount, value);
      case NOTE, REASON, REACHED, DECISION_BY -> this;
    };
  }
}
