package dev.handoff.lifecycle.ledger;

import dev.handoff.message.LifecycleChanged;
import dev.handoff.message.MqlRaised;
import dev.handoff.message.QualificationTrigger;
import dev.handoff.message.ScoreChanged;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened, in words, where the record itself has none. */
final class Sentences {
  private Sentences() {}

  static String of(LifecycleChanged step) {
    String who = step.getActor() == null ? "The system" : step.getActor();
    return switch (step.getTransition()) {
      case MQL_RAISED -> "The lead became an MQL (%s).".formatted(step.getCycleId());
      case CLASS_TIGHTENED ->
          "The lead did something more urgent: it is now promised what class %s is."
              .formatted(or(step.getSlaClass(), "standard"));
      case ASSIGNED ->
          "%s assigned the lead to %s%s."
              .formatted(who, or(step.getRep(), "nobody"), with(" from pool %s", step.getPool()));
      case ACCEPTED -> who + " accepted the lead.";
      case REJECTED -> who + " rejected the lead" + with(" as %s", step.getReason()) + ".";
      case TOUCH_RECORDED -> touch(step, who);
      case DISCOVERY_RECORDED -> who + " had a discovery call with the lead.";
      case QUALIFIED -> who + " qualified the lead: it is an SQL.";
      case DISQUALIFIED -> who + " disqualified the lead" + with(" as %s", step.getReason()) + ".";
      case RECYCLED ->
          "%s sent the lead back to nurture%s%s."
              .formatted(
                  who, with(" until %s", step.getUntil()), with(", for: %s", step.getReason()));
      case REOPENED -> who + " reopened the lead" + with(", for: %s", step.getReason()) + ".";
      case OPPORTUNITY_ATTACHED ->
          "%s attached opportunity %s%s."
              .formatted(who, or(step.getOpportunityId(), "without an id"), worth(step));
      case OPPORTUNITY_WON -> who + " closed the opportunity as won" + worth(step) + ".";
      case OPPORTUNITY_LOST ->
          "%s closed the opportunity as lost%s."
              .formatted(who, with(", for: %s", step.getReason()));
      case RECORD_CORRECTED ->
          "%s corrected %s of an earlier record to %s."
              .formatted(
                  who,
                  or(step.getCorrectedField(), "a field"),
                  or(step.getCorrectedValue(), "nothing"));
      case ERASED -> "What was known of the lead was erased.";
      case OTHER -> who + " did something that this version does not know.";
    };
  }

  static String of(MqlRaised mql) {
    return "Handed over to sales with %d points, %s."
        .formatted(
            Math.round(mql.getScore().getTotal()),
            mql.getTrigger() == QualificationTrigger.HIGH_INTENT
                ? "for a high-intent act"
                : "as the threshold is reached");
  }

  static String of(ScoreChanged score) {
    long now = Math.round(score.getScore().getTotal());
    Double before = score.getPreviousTotal();
    return before == null
        ? "First scored: %d points.".formatted(now)
        : "Scored again: %d points, from %d.".formatted(now, Math.round(before));
  }

  private static String touch(LifecycleChanged step, String who) {
    String how =
        step.getTouchKind() == null
            ? "a touch"
            : step.getTouchKind().name().toLowerCase(Locale.ROOT);
    return "%s tried to reach the lead (%s)%s."
        .formatted(who, how, Boolean.TRUE.equals(step.getReached()) ? " and did" : "");
  }

  private static String worth(LifecycleChanged step) {
    return step.getAmount() == null
        ? ""
        : ", worth %s%s".formatted(step.getAmount(), with(" %s", step.getCurrency()));
  }

  private static String with(String words, @Nullable Object value) {
    return value == null ? "" : words.formatted(value);
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
