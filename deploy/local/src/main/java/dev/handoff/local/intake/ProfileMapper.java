package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.ProfileRule;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.LeadAttributes;
import dev.handoff.message.LeadProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Says who a lead is. */
final class ProfileMapper {
  private static final String FREE = "attributes";

  private ProfileMapper() {}

  /** The profile, unless the mapping says nothing of who leads are. */
  static Optional<LeadProfile> map(
      ProfileRule rule,
      Optional<String> contract,
      String leadId,
      Instant at,
      Map<String, Object> scope,
      ContentId ids)
      throws Unmappable {
    var head = facts(rule.head(), scope);
    var lead = facts(rule.lead(), scope);
    var company = facts(rule.company(), scope);
    if (rule.head().isEmpty() && rule.lead().isEmpty() && rule.company().isEmpty()) {
      return Optional.empty();
    }
    var content = new LinkedHashMap<String, Object>();
    contract.ifPresent(id -> content.put("contract", id));
    head.forEach((key, value) -> content.put("head." + key, value));
    lead.forEach((key, value) -> content.put("lead." + key, value));
    company.forEach((key, value) -> content.put("company." + key, value));
    return Optional.of(
        LeadProfile.newBuilder()
            .setEventId(ids.of("profile", leadId, at, content))
            .setLeadId(leadId)
            .setOccurredAt(at)
            .setEmail((String) head.get("email"))
            .setAnonymousId((String) head.get("anonymous-id"))
            .setSource((String) head.getOrDefault("source", "import"))
            .setContract(contract.orElse(null))
            .setLead(fill(LeadAttributes.newBuilder().build(), lead))
            .setCompany(fill(CompanyAttributes.newBuilder().build(), company))
            .build());
  }

  private static Map<String, Object> facts(
      Map<String, Expression> expressions, Map<String, Object> scope) throws Unmappable {
    var facts = new LinkedHashMap<String, Object>();
    for (var expression : expressions.entrySet()) {
      var value = expression.getValue().fact(scope);
      if (value != null && !expression.getKey().equals("at")) {
        facts.put(expression.getKey(), value instanceof Instant time ? time.toString() : value);
      }
    }
    return facts;
  }

  /** Facts that have a field of their own go there, the others beside each other. */
  private static <R extends IndexedRecord> R fill(R attributes, Map<String, Object> facts)
      throws Unmappable {
    var free = new TreeMap<String, Object>();
    for (var fact : facts.entrySet()) {
      var field = attributes.getSchema().getField(fact.getKey());
      if (field == null || field.name().equals(FREE)) {
        free.put(fact.getKey(), fact.getValue());
      } else {
        attributes.put(field.pos(), typed(field, fact.getValue()));
      }
    }
    attributes.put(attributes.getSchema().getField(FREE).pos(), free);
    return attributes;
  }

  private static Object typed(Schema.Field field, Object value) throws Unmappable {
    var type = field.schema().getTypes().getLast().getType();
    var fits =
        switch (type) {
          case LONG -> value instanceof Long;
          case DOUBLE -> value instanceof Number;
          default -> value instanceof String;
        };
    if (!fits) {
      throw new Unmappable(
          "profile: expected %s to be a %s, but found '%s'"
              .formatted(field.name(), type.getName(), value));
    }
    return type == Schema.Type.DOUBLE ? ((Number) value).doubleValue() : value;
  }
}
