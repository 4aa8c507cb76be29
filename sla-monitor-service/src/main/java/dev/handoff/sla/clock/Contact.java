package dev.handoff.sla.clock;

import dev.handoff.sla.clock.LeadStep.CallLater;
import dev.handoff.sla.clock.LeadStep.Raised;
import dev.handoff.sla.clock.LeadStep.Touched;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of touches, for clocks that start after them.
 *
 * @param touchedAt when a person last tried to reach the lead; null for never
 * @param asked from when until when the lead asked in this pass not to be called; null if it did
 *     not
 */
public record Contact(@Nullable Instant touchedAt, @Nullable Span asked) {
  /** Nobody tried to reach the lead. */
  public static final Contact NONE = new Contact(null, null);

  Contact after(LeadStep step) {
    CallLater later = LeadStep.askedFor(step);
    if (later != null && step.at().isBefore(later.until())) {
      return new Contact(latestTouch(step), new Span(step.at(), later.until()));
    }
    // Who becomes an MQL anew has shown up by itself.
    return new Contact(latestTouch(step), step.what() instanceof Raised ? null : asked);
  }

  private @Nullable Instant latestTouch(LeadStep step) {
    return step.what() instanceof Touched(boolean byHuman, _)
            && byHuman
            && (touchedAt == null || step.at().isAfter(touchedAt))
        ? step.at()
        : touchedAt;
  }
}
