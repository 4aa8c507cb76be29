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
 * @param longer by how much {@code time} is longer than that; not negative
 */
public record Retention(
    boolean compacted, @Nullable Duration time, boolean ofHistory, Duration longer) {

  /** How long history is kept where the installation says nothing else. */
  public static final Duration HISTORY = Duration.ofDays(400);

  /** By how much what is known of an erasure outlives the last record that it is about. */
  public static final Duration BEHIND_HISTORY = Duration.ofDays(30);

  /** How long a record that a newer one has replaced, or emptied, may lie on a disk. */
  static final Duration UNTIL_COMPACTED = Duration.ofDays(7);

  /** How long an empty record itself stays after that: Kafka's default. */
  private static final Duration EMPTY_RECORDS = Duration.ofDays(1);

  /**
   * Records are deleted by the segment, when the newest of it is old enough: Kafka begins another
   * one after this long.
   */
  private static final Duration SEGMENT = Duration.ofDays(7);

  /** Every record stays for so many days, whatever the installation says. */
  public static Retention days(int days) {
    return new Retention(false, Duration.ofDays(days), false, Duration.ZERO);
  }

  /** The latest record of each key stays for good. */
  public static Retention latest() {
    return new Retention(true, null, false, Duration.ZERO);
  }

  /** Every record stays for as long as history is kept. */
  public static Retention history() {
    return new Retention(false, HISTORY, true, Duration.ZERO);
  }

  /** The latest record of each key stays, for as long as history is kept. */
  public static Retention latestOfHistory() {
    return new Retention(true, HISTORY, true, Duration.ZERO);
  }

  /** The latest record of each key stays, for longer than any record of history. */
  public static Retention latestBehindHistory() {
    return new Retention(true, HISTORY.plus(BEHIND_HISTORY), true, BEHIND_HISTORY);
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
    return ofHistory ? new Retention(compacted, installation.plus(longer), true, longer) : this;
  }

  /**
   * How long what a topic holds of a lead may still be there after the lead was erased: until it is
   * compacted where the latest record was emptied, else until it is deleted.
   */
  public Duration goneAfter() {
    return compacted || time == null ? UNTIL_COMPACTED.plus(EMPTY_RECORDS) : time.plus(SEGMENT);
  }

  /** The same as Kafka's topic configuration. */
  public Map<String, String> asTopicConfig() {
    String policy = !compacted ? "delete" : time == null ? "compact" : "compact,delete";
    String millis = time == null ? "-1" : Long.toString(time.toMillis());
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG, policy, TopicConfig.RETENTION_MS_CONFIG, millis);
  }
}
