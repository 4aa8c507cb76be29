package dev.handoff.local.intake;

import static java.util.Map.entry;

import dev.handoff.local.intake.Mapping.EventRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads {@code events}: what a lead may have done. */
final class EventReader {
  private static final Map<String, Kind> PARTS =
      Map.ofEntries(
          entry("when", Kind.YES_OR_NO),
          entry("at", Kind.TIME),
          entry("repeat", Kind.WHOLE),
          entry("every", Kind.SPAN),
          entry("email", Kind.TEXT),
          entry("anonymous-id", Kind.TEXT),
          entry("source", Kind.TEXT),
          entry("campaign", Kind.TEXT),
          entry("channel", Kind.TEXT),
          entry("partner", Kind.TEXT),
          entry("path", Kind.TEXT),
          entry("asset", Kind.TEXT),
          entry("topic", Kind.TEXT));

  private EventReader() {}

  static List<EventRule> read(Document document, JsonNode root) {
    var rules = new ArrayList<EventRule>();
    document
        .objects("", root, "events")
        .forEach((path, entry) -> rules.add(event(document, path, entry)));
    return rules;
  }

  private static EventRule event(Document document, String path, JsonNode entry) {
    var keys = new HashSet<>(PARTS.keySet());
    keys.addAll(Set.of("type", "form-answers", "properties"));
    document.onlyKnows(path, entry, keys);
    document.required(path, entry, "at");
    return new EventRule(
        path,
        document.required(path, entry, "type"),
        document.expressions(path, entry, PARTS),
        document.named(path, entry, "form-answers", Kind.TEXT),
        document.named(path, entry, "properties", Kind.FACT));
  }
}
