package dev.handoff.scoring.metric;

import static java.util.Locale.ROOT;

import dev.handoff.message.Cause;
import dev.handoff.message.EngagementRecorded;
import dev.handoff.message.FitStatus;
import dev.handoff.message.Score;
import dev.handoff.message.ScoreChanged;
import dev.handoff.metric.BoundedLabel;
import dev.handoff.metric.LabelLimits;
import dev.handoff.metric.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts the acts that come in and the scores that go out. */
final class ScoreMeters {
  private static final List<String> YES_AND_NO = List.of("yes", "no");

  private final BoundedLabel types;
  private final BoundedLabel sources;
  private final MeterRegistry meters;

  /** The series of scores are there from the start, at 0: the first of a kind is an increase. */
  ScoreMeters(LabelLimits limits, MeterRegistry meters) {
    this.types = limits.label();
    this.sources = limits.label();
    this.meters = meters;
    for (Cause cause : Cause.values()) {
      for (FitStatus fit : FitStatus.values()) {
        YES_AND_NO.forEach(
            qualifies -> Metrics.SCORES.counter(meters, word(cause), word(fit), qualifies));
      }
    }
  }

  void act(EngagementRecorded act) {
    Metrics.EVENTS
        .counter(meters, types.of(act.getType()), sources.of(act.getSource()))
        .increment();
  }

  void score(ScoreChanged changed) {
    Score score = changed.getScore();
    Metrics.SCORES
        .counter(
            meters,
            word(changed.getCause()),
            word(score.getFitStatus()),
            YES_AND_NO.get(score.getQualifies() ? 0 : 1))
        .increment();
    Metrics.SCORE_POINTS.histogram(meters).record(score.getTotal());
  }

  private static String word(Enum<?> symbol) {
    return symbol.name().toLowerCase(ROOT);
  }
}
