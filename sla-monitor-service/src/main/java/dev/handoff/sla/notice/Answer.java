package dev.handoff.sla.notice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a receiver made of what was sent to it. */
sealed interface Answer {
  /** It took it. */
  record Taken() implements Answer {}

  /**
   * It did not.
   *
   * @param reason why, as a sentence that holds no secret
   * @param rest how long it wants, or needs, to be left alone; null where that is not said
   */
  record Refused(String reason, @Nullable Duration rest) implements Answer {
    Refused(String reason) {
      this(reason, null);
    }
  }
}
