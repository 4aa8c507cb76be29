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
 */
public record Retention(boolean compacted, @Nullable Duration time) {

  /** Every record stays for so many days. */
  public static Retention days(int days) {
    return new Retention(false, Duration.ofDays(days));
  }

  /** The latest record of each key stays for good. */
  public static Retention latest() {
    return new Retention(true, null);
  }

  /** The latest record of each key stays, for so many days. */
  public static Retention latestForDays(int days) {
    return new Retention(true, Duration.ofDays(days));
  }

  /** The same as Kafka's topic configuration. */
  public Map<String, String> asTopicConfig() {
    String policy = !compacted ? "delete" : time == null ? "compact" : "compact,delete";
    String millis = time == null ? "-1" : Long.toString(time.toMillis());
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG, policy, TopicConfig.RETENTION_MS_CONFIG, millis);
  }
}
