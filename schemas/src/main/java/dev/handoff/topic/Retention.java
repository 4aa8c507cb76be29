package dev.handoff.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How long a topic keeps its records.
 *
 * @param compacted whether the latest record of each key stays for good
 * @param time how long a record stays at least, counted from its timestamp; null for good
 * @param ofHistory whether {@code time} is as long as history is kept, which an installation says
 */
public record Retention(boolean compacted, @Nullable Duration time, boolean ofHistory) {

  /** How long history is kept where the installation says nothing else. */
  public static final Duration HISTORY = Duration.ofDays(400);

  /** Every record stays for so many days, whatever the installation says. */
  public static Retention days(int days) {
    return new Retention(false, Duration.ofDays(days), false);
  }

  /** The latest record of each key stays for good. */
  public static Retention latest() {
    return new Retention(true, null, false);
  }

  /** Every record stays for as long as history is kept. */
  public static Retention history() {
    return new Retention(false, HISTORY, true);
  }

  /** The latest record of each key stays, for as long as history is kept. */
  public static Retention latestOfHistory() {
    return new Retention(true, HISTORY, true);
  }

  /**
   * How long an installation keeps history.
   *
   * @param days at least 1
   * @throws IllegalArgumentException where it is less
   */
  public static Duration historyOf(int days) {
    if (days < 1) {
      throw new IllegalArgumentException(
          "Expected HANDOFF_KEPT_DAYS to be at least 1, but it is " + days);
    }
    return Duration.ofDays(days);
  }

  /** The same where an installation keeps history for so long. */
  public Retention keepingHistoryFor(Duration installation) {
    return ofHistory ? new Retention(compacted, installation, true) : this;
  }

  /** The same as Kafka's topic configuration. */
  public Map<String, String> asTopicConfig() {
    String policy = !compacted ? "delete" : time == null ? "compact" : "compact,delete";
    String millis = time == null ? "-1" : Long.toString(time.toMillis());
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG, policy, TopicConfig.RETENTION_MS_CONFIG, millis);
  }
}
