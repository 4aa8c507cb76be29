package dev.handoff.scoring.score;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Something that a lead did.
 *
 * @param eventId its own id; the same id is the same act
 * @param type what was done, such as {@code page_viewed}
 * @param occurredAt when
 * @param attributes everything else that is known of it, by the name that conditions use
 */
public record Act(String eventId, String type, Instant occurredAt, Map<String, Object> attributes) {

  /** Clocks differ: so far ahead of its record may an act claim to have occurred. */
  public static final Duration MOST_AHEAD = Duration.ofMinutes(5);

  /** Whether an act claims to have occurred further ahead than that. */
  public static boolean isAhead(Instant occurredAt, Instant written) {
    return occurredAt.isAfter(written.plus(MOST_AHEAD));
  }
}
