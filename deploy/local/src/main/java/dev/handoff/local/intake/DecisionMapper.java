package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.DecisionRule;
import dev.handoff.message.SalesCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what sales did. */
final class DecisionMapper {
  private DecisionMapper() {}

  static List<SalesCommand> map(
      List<DecisionRule> rules, String leadId, Map<String, Object> scope, ContentId ids)
      throws Unmappable {
    var decisions = new ArrayList<SalesCommand>();
    for (var rule : rules) {
      var parts = new Parts(rule.path(), rule.parts(), scope);
      if (parts.applies()) {
        decisions.add(decision(rule, parts, leadId, ids));
      }
    }
    return decisions;
  }

  private static SalesCommand decision(DecisionRule rule, Parts parts, String leadId, ContentId ids)
      throws Unmappable {
    var at = parts.at();
    return SalesCommand.newBuilder()
        .setEventId(ids.of("decision", leadId, at, content(rule, parts)))
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setActor(parts.needed("actor"))
        .setCommand(CommandMapper.map(rule, parts, at))
        .build();
  }

  private static Map<String, Object> content(DecisionRule rule, Parts parts) throws Unmappable {
    var content = new LinkedHashMap<>(parts.said());
    content.put("command", rule.command().name());
    for (var item : rule.evidence().entrySet()) {
      // The note stands for itself, so that a piece says the same in its short form and its long.
      parts
          .facts(item.getValue().parts())
          .forEach((key, value) ->
              content.put(
                  "evidence." + item.getKey() + (key.equals("note") ? "" : "." + key), value));
    }
    return content;
  }
}
