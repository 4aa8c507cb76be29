package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.DecisionRule;
import dev.handoff.local.intake.Mapping.EvidenceRule;
import dev.handoff.message.AcceptLead;
import dev.handoff.message.AssignLead;
import dev.handoff.message.AttachOpportunity;
import dev.handoff.message.CloseOpportunity;
import dev.handoff.message.DisqualifyLead;
import dev.handoff.message.Evidence;
import dev.handoff.message.QualifyLead;
import dev.handoff.message.RecordDiscovery;
import dev.handoff.message.RecordTouch;
import dev.handoff.message.RecycleLead;
import dev.handoff.message.RejectLead;
import dev.handoff.message.ReopenLead;
import dev.handoff.message.TouchKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says a decision in the words of its command. */
final class CommandMapper {
  private CommandMapper() {}

  static Object map(DecisionRule rule, Parts parts, Instant at) throws Unmappable {
    return switch (rule.command()) {
      case ASSIGN ->
          AssignLead.newBuilder()
              .setRep(parts.needed("rep"))
              .setPool(parts.text("pool"))
              .setReason(parts.text("reason"))
              .build();
      case ACCEPT -> AcceptLead.newBuilder().setNote(parts.text("note")).build();
      case REJECT ->
          RejectLead.newBuilder()
              .setReason(parts.needed("reason"))
              .setNote(parts.text("note"))
              .build();
      case TOUCH ->
          RecordTouch.newBuilder()
              .setKind(TouchKind.valueOf(parts.choice("kind", Kind.TOUCH).toUpperCase(Locale.ROOT)))
              .setReached(parts.yesOrNo("reached"))
              .setNote(parts.text("note"))
              .build();
      case DISCOVERY -> RecordDiscovery.newBuilder().setNote(parts.text("note")).build();
      case QUALIFY ->
          QualifyLead.newBuilder()
              .setEvidence(evidence(rule, parts, at))
              .setDecisionBy(parts.date("decision-by"))
              .setOpportunityId(parts.text("opportunity"))
              .setNote(parts.text("note"))
              .build();
      case DISQUALIFY ->
          DisqualifyLead.newBuilder()
              .setReason(parts.needed("reason"))
              .setNote(parts.text("note"))
              .build();
      case RECYCLE ->
          RecycleLead.newBuilder()
              .setReason(parts.needed("reason"))
              .setUntil(parts.date("until"))
              .setNote(parts.text("note"))
              .build();
      case REOPEN -> ReopenLead.newBuilder().setReason(parts.needed("reason")).build();
      case OPPORTUNITY ->
          AttachOpportunity.newBuilder()
              .setOpportunityId(parts.needed("opportunity"))
              .setAmount(parts.number("amount"))
              .setCurrency(parts.text("currency"))
              .build();
      case CLOSE ->
          CloseOpportunity.newBuilder()
              .setWon(parts.yes("won"))
              .setAmount(parts.number("amount"))
              .setCurrency(parts.text("currency"))
              .setReason(parts.text("reason"))
              .build();
    };
  }

  private static List<Evidence> evidence(DecisionRule rule, Parts decision, Instant at)
      throws Unmappable {
    var evidence = new ArrayList<Evidence>();
    for (var item : rule.evidence().entrySet()) {
      var piece = piece(item.getValue(), decision);
      var note = piece.text("note");
      // What was noted is the evidence; without a note there is none.
      if (note != null) {
        var said = piece.time("at");
        evidence.add(
            Evidence.newBuilder()
                .setItem(item.getKey())
                .setConfirmed(true)
                .setNote(note)
                .setSource(source(piece, decision))
                .setAt(said == null ? at : said)
                .build());
      }
    }
    return evidence;
  }

  private static String source(Parts piece, Parts decision) throws Unmappable {
    var says = piece.expressions().containsKey("source") ? piece : decision;
    return says.choice("source", Kind.CONVERSATION);
  }

  private static Parts piece(EvidenceRule rule, Parts decision) {
    return new Parts(rule.path(), rule.parts(), decision.scope());
  }
}
