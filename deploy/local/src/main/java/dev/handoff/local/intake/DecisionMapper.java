package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.DecisionRule;
import dev.handoff.message.AcceptLead;
import dev.handoff.message.Evidence;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecordTouch;
import dev.handoff.message.RejectLead;
import dev.handoff.message.SalesCommand;
import dev.handoff.message.TouchKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    var command = command(rule, parts, at);
    var actor = parts.needed("actor");
    var content = new LinkedHashMap<>(parts.said());
    content.put("command", rule.command());
    parts.facts(rule.evidence()).forEach((item, note) -> content.put("evidence." + item, note));
    return SalesCommand.newBuilder()
        .setEventId(ids.of("decision", leadId, at, content))
        .setLeadId(leadId)
        .setOccurredAt(at)
        .setActor(actor)
        .setCommand(command)
        .build();
  }

  private static Object command(DecisionRule rule, Parts parts, Instant at) throws Unmappable {
    return switch (rule.command()) {
      case ACCEPT -> AcceptLead.newBuilder().setNote(parts.text("note")).build();
      case REJECT ->
          RejectLead.newBuilder()
              .setReason(parts.needed("reason"))
              .setNote(parts.text("note"))
              .build();
      case TOUCH ->
          RecordTouch.newBuilder()
              .setKind(kind(parts))
              .setReached(parts.yesOrNo("reached"))
              .setNote(parts.text("note"))
              .build();
      case QUALIFY ->
          QualifyLead.newBuilder()
              .setEvidence(evidence(rule, parts, at))
              .setDecisionBy(date(parts.time("decision-by")))
              .setOpportunityId(parts.text("opportunity"))
              .setNote(parts.text("note"))
              .build();
    };
  }

  private static TouchKind kind(Parts parts) throws Unmappable {
    var word = parts.needed("kind");
    try {
      return TouchKind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new Unmappable(
          "%s.kind: expected call, email, meeting, message, visit or automated, but found '%s'"
              .formatted(parts.path(), word));
    }
  }

  /** A piece of evidence is what was noted of it; without a note there is no evidence. */
  private static List<Evidence> evidence(DecisionRule rule, Parts parts, Instant at)
      throws Unmappable {
    var evidence = new ArrayList<Evidence>();
    for (var item : rule.evidence().entrySet()) {
      var note = item.getValue().text(parts.scope());
      if (note != null) {
        evidence.add(
            Evidence.newBuilder()
                .setItem(item.getKey())
                .setConfirmed(true)
                .setNote(note)
                .setSource(parts.text("source"))
                .setAt(at)
                .build());
      }
    }
    return evidence;
  }

  private static @Nullable LocalDate date(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
