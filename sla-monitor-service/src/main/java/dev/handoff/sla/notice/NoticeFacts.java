package dev.handoff.sla.notice;

import dev.handoff.contract.Facts;
import dev.handoff.message.AlertKind;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.SlaAlert;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What conditions of subscriptions are asked about. */
final class NoticeFacts {
  private NoticeFacts() {}

  static Facts of(MqlRaised mql) {
    Map<String, Object> facts = fields(mql);
    copy(mql.getScore(), facts, "total", "fitPoints", "engagementPoints");
    copy(mql.getJourney(), facts, "source", "campaign", "channel", "partner");
    return Facts.ofMql(facts, lead(mql), company(mql.getCompany()));
  }

  static Facts of(SlaAlert alert) {
    return Facts.ofAlert(fields(alert));
  }

  /** An earlier alert of the same clock, as far as a later one knows it. */
  static Facts asIf(SlaAlert later, AlertKind kind) {
    Map<String, Object> facts = fields(later);
    facts.keySet().removeAll(List.of("percent", "step", "occurredAt", "detectedAt", "endedAt"));
    facts.put("kind", word(kind));
    return Facts.ofAlert(facts);
  }

  /** As a contract writes it, such as {@code high-intent}. */
  static String word(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> lead(MqlRaised mql) {
    LeadAttributes lead = mql.getLead();
    Map<String, Object> facts = new HashMap<>();
    if (lead != null) {
      facts.putAll(lead.getAttributes());
      facts.putAll(fields(lead));
    }
    put(facts, "email", mql.getEmail());
    return facts;
  }

  private static Map<String, Object> company(@Nullable CompanyAttributes company) {
    Map<String, Object> facts = new HashMap<>();
    if (company != null) {
      facts.putAll(company.getAttributes());
      facts.putAll(fields(company));
    }
    return facts;
  }

  private static Map<String, Object> fields(SpecificRecord message) {
    Map<String, Object> facts = new HashMap<>();
    message
        .getSchema()
        .getFields()
        .forEach(field -> put(facts, field.name(), message.get(field.pos())));
    return facts;
  }

  private static void copy(
      @Nullable SpecificRecord part, Map<String, Object> facts, String... names) {
    if (part != null) {
      for (String name : names) {
        put(facts, name, part.get(part.getSchema().getField(name).pos()));
      }
    }
  }

  private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
    switch (value) {
      case String text -> facts.put(name, text);
      case Integer number -> facts.put(name, number.longValue());
      case Long number -> facts.put(name, number);
      case Double number -> facts.put(name, number);
      case Boolean flag -> facts.put(name, flag);
      case Instant time -> facts.put(name, time);
      case Enum<?> symbol -> facts.put(name, word(symbol));
      case null, default -> {} // parts and lists are no attributes by themselves
    }
  }
}
