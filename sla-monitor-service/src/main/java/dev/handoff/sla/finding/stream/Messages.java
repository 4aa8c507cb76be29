package dev.handoff.sla.finding.stream;

import dev.handoff.message.FindingKind;
import dev.handoff.message.FindingStated;
import dev.handoff.message.LifecycleChanged;
import dev.handoff.sla.finding.Figure;
import dev.handoff.sla.finding.Finding;
import dev.handoff.sla.finding.PassStep;
import dev.handoff.sla.finding.PassStep.Accepted;
import dev.handoff.sla.finding.PassStep.Disqualified;
import dev.handoff.sla.finding.PassStep.Other;
import dev.handoff.sla.finding.PassStep.Raised;
import dev.handoff.sla.finding.PassStep.Reached;
import dev.handoff.sla.finding.PassStep.ReasonCorrected;
import dev.handoff.sla.finding.PassStep.Rejected;
import dev.handoff.sla.finding.PassStep.Reopened;
import dev.handoff.sla.finding.PassStep.What;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bus's records in the words of findings, and back. */
final class Messages {
  private static final String REASON = "reason";

  private Messages() {}

  static PassStep step(LifecycleChanged changed) {
    return new PassStep(
        changed.getEventId(),
        changed.getCycleId(),
        changed.getContractId(),
        changed.getRevision(),
        changed.getOccurredAt(),
        what(changed));
  }

  private static What what(LifecycleChanged changed) {
    return switch (changed.getTransition()) {
      case MQL_RAISED -> new Raised(changed.getSource());
      case ACCEPTED -> new Accepted(rep(changed));
      case REJECTED -> new Rejected(rep(changed), reason(changed));
      case QUALIFIED -> new Reached(Figure.SQL);
      case OPPORTUNITY_ATTACHED -> new Reached(Figure.OPPORTUNITY);
      case OPPORTUNITY_WON -> new Reached(Figure.WON);
      case DISQUALIFIED -> new Disqualified(reason(changed));
      case REOPENED -> new Reopened();
      case RECORD_CORRECTED -> corrected(changed);
      case ASSIGNED,
          CLASS_TIGHTENED,
          TOUCH_RECORDED,
          DISCOVERY_RECORDED,
          RECYCLED,
          OPPORTUNITY_LOST,
          ERASED,
          OTHER ->
          new Other();
    };
  }

  private static What corrected(LifecycleChanged changed) {
    String step = changed.getCorrects();
    String right = changed.getCorrectedValue();
    return REASON.equals(changed.getCorrectedField()) && step != null && right != null
        ? new ReasonCorrected(step, right)
        : new Other();
  }

  /** Who decided, be the lead another's. */
  private static @Nullable String rep(LifecycleChanged decision) {
    String actor = decision.getActor();
    return actor == null ? decision.getRep() : actor;
  }

  private static String reason(LifecycleChanged decision) {
    return Objects.requireNonNullElse(decision.getReason(), "");
  }

  static FindingStated message(Finding finding, Instant detectedAt) {
    return FindingStated.newBuilder()
        .setEventId(finding.eventId())
        .setContractId(finding.contractId())
        .setContractVersion(finding.contractVersion())
        .setOccurredAt(finding.period().end())
        .setDetectedAt(detectedAt)
        .setKind(FindingKind.valueOf(finding.kind().name()))
        .setSubject(finding.subject())
        .setPeriod(finding.period().toString())
        .setPeriodFrom(finding.period().from())
        .setPeriodTo(finding.period().to())
        .setCountedFrom(finding.counted().from())
        .setCountedTo(finding.counted().to())
        .setNumerator(finding.measure().numerator())
        .setDenominator(finding.measure().denominator())
        .setShare(finding.measure().share())
        .setBound(finding.measure().bound())
        .setSentence(finding.sentence())
        .setSuggestion(finding.suggestion())
        .build();
  }
}
