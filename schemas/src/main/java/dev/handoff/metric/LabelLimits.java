package dev.handoff.metric;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many values of a label are told apart that others make up.
 *
 * @param labelValues of each such label but a rep's: source, segment, type of act, reason, class,
 *     contract; from 1
 * @param reps how many reps; 0, and they are all {@code other}. Reps are people: who counts each
 *     one's decisions should have agreed on it with them
 */
@ConfigurationProperties("handoff.metrics")
public record LabelLimits(int labelValues, int reps) {
  public LabelLimits {
    expect("HANDOFF_METRICS_LABEL_VALUES", labelValues, 1);
    expect("HANDOFF_METRICS_REPS", reps, 0);
  }

  private static void expect(String variable, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "Expected %s to be at least %d, but it is %d".formatted(variable, least, value));
    }
  }

  /** A label that whoever sends records fills in. */
  public BoundedLabel label() {
    return new BoundedLabel(labelValues);
  }

  /** The label that names a rep. */
  public BoundedLabel rep() {
    return new BoundedLabel(reps);
  }
}
