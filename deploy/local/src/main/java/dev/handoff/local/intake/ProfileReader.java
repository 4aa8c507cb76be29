package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.ProfileRule;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.LeadAttributes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code profile}: who a lead is. */
final class ProfileReader {
  private static final Map<String, Kind> HEAD =
      Map.of("at", Kind.TIME, "email", Kind.TEXT, "anonymous-id", Kind.TEXT, "source", Kind.TEXT);

  private final Document document;
  private final JsonNode profile;

  ProfileReader(Document document, JsonNode root) {
    this.document = document;
    this.profile = document.object("", root, "profile");
  }

  ProfileRule read() {
    var keys = new HashSet<>(HEAD.keySet());
    keys.addAll(Set.of("lead", "company"));
    document.onlyKnows("profile", profile, keys);
    return new ProfileRule(
        document.expressions("profile", profile, HEAD),
        attributes("lead", LeadAttributes.getClassSchema()),
        attributes("company", CompanyAttributes.getClassSchema()));
  }

  private Map<String, Expression> attributes(String who, Schema fields) {
    var object = document.object("profile", profile, who);
    var kinds = new LinkedHashMap<String, Kind>();
    object.propertyNames().forEach(name -> kinds.put(name, kindOf(fields.getField(name))));
    return document.expressions("profile." + who, object, kinds);
  }

  /** What has no field of its own is a free attribute. */
  private static Kind kindOf(Schema.@Nullable Field field) {
    if (field == null || field.schema().getType() != Schema.Type.UNION) {
      return Kind.FACT;
    }
    return switch (field.schema().getTypes().getLast().getType()) {
      case LONG -> Kind.WHOLE;
      case DOUBLE -> Kind.NUMBER;
      default -> Kind.TEXT;
    };
  }
}
