package dev.handoff.scoring.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.contract.Condition;
import dev.handoff.contract.Engagement.EventRule;
import dev.handoff.contract.Engagement.HighIntentRule;
import dev.handoff.contract.Engagement.IgnoreRule;
import dev.handoff.contract.Engagement.PointRule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Acts that are counted once, however many rules look at them.
 *
 * @param key stands for them in a lead's state
 * @param when which acts of the type they are
 * @param halfLives those that point rules ask for
 * @param timesKept of how many of the newest the times are kept: as many as the point rule needs
 *     that needs most; 0 where no point rule looks at them
 * @param idsKept how many of the newest are kept with their ids: as many as the trigger needs that
 *     needs most; 0 where no trigger looks at them
 */
record ActsToCount(
    String key, Condition when, Set<Duration> halfLives, int timesKept, int idsKept) {

  /** Those of rules that look at the same acts. */
  static ActsToCount of(List<EventRule> alike) {
    Set<Duration> halfLives = new HashSet<>();
    int timesKept = 0;
    int idsKept = 0;
    for (EventRule rule : alike) {
      switch (rule) {
        case PointRule points -> {
          timesKept = Math.max(timesKept, points.kept());
          if (points.halfLife() != null) {
            halfLives.add(points.halfLife());
          }
        }
        case HighIntentRule trigger -> idsKept = Math.max(idsKept, trigger.kept());
        case IgnoreRule _ -> throw new IllegalArgumentException("ignored acts are set aside");
      }
    }
    EventRule any = alike.getFirst();
    return new ActsToCount(key(any), any.when(), Set.copyOf(halfLives), timesKept, idsKept);
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
