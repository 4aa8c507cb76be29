package dev.handoff.scoring.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.handoff.contract.Condition;
import dev.handoff.contract.Engagement.EventRule;
import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.Engagement.PointRule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Acts that are counted once, however many rules look at them.
 *
 * @param key stands for them in a lead's state
 * @param when which acts of the type they are
 * @param halfLives those that the rules ask for
 * @param kept how many of the newest are kept: as many as the rule needs that needs most
 */
record ActsToCount(String key, Condition when, Set<Duration> halfLives, int kept) {

  /** Those of rules that look at the same acts. */
  static ActsToCount ofPoints(List<PointRule> alike) {
    return new ActsToCount(
        key(alike.getFirst()),
        alike.getFirst().when(),
        alike.stream()
            .map(PointRule::halfLife)
            .filter(Objects::nonNull)
            .collect(toUnmodifiableSet()),
        alike.stream().mapToInt(PointRule::kept).max().orElseThrow());
  }

  /** Those of triggers that look at the same acts. */
  static ActsToCount ofTriggers(List<HighIntentRule> alike) {
    return new ActsToCount(
        key(alike.getFirst()),
        alike.getFirst().when(),
        Set.of(),
        alike.stream().mapToInt(HighIntentRule::kept).max().orElseThrow());
  }

  static String key(EventRule rule) {
    return digest(rule.acts());
  }

  /** Short, as every lead's state holds it: 64 bits tell a few dozen rules apart. */
  static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, Long.BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
