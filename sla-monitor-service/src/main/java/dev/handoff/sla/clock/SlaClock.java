package dev.handoff.sla.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise that is being watched. It ends as kept, called off or broken, once; only a broken one
 * may change its mind, when it turns out that what was promised had been done in time.
 */
public sealed interface SlaClock {
  /**
   * How long a clock is remembered after the monitor saw the last of it, so that what is recorded
   * late can still take a breach back. After that it is forgotten and its space freed.
   */
  Duration REMEMBERED = Duration.ofDays(90);

  /** What was promised. */
  Pledge pledge();

  /** When time alone will next change something about it. */
  Instant wakesAt();

  /**
   * Not yet due, or nobody has looked since.
   *
   * @param warned how many of the pledge's warnings are behind it
   */
  record Running(Pledge pledge, int warned) implements SlaClock {
    @Override
    public Instant wakesAt() {
      return warned < pledge.warnings().size()
          ? pledge.warnings().get(warned).at()
          : pledge.dueAt();
    }
  }

  /**
   * Broken, and still not made good.
   *
   * @param escalated how many of the pledge's escalations are behind it
   * @param seenAt when the monitor last saw something of it
   */
  record Broken(Pledge pledge, int escalated, Instant seenAt) implements SlaClock {
    @Override
    public Instant wakesAt() {
      return escalated < pledge.escalations().size()
          ? pledge.escalations().get(escalated).at()
          : seenAt.plus(REMEMBERED);
    }
  }

  /**
   * Over: nothing more is said of it, unless a breach has to be taken back.
   *
   * @param verdict what became of the promise
   * @param seenAt when the monitor saw that
   * @param endedAt when it was kept or called off, be it too late; null where nobody wrote it down
   */
  record Ended(Pledge pledge, Verdict verdict, Instant seenAt, @Nullable Instant endedAt)
      implements SlaClock {
    @Override
    public Instant wakesAt() {
      return seenAt.plus(REMEMBERED);
    }
  }

  /** What became of a promise. */
  enum Verdict {
    KEPT,
    CALLED_OFF,
    BROKEN
  }

  /** Whether it has nothing more to say and may be forgotten. */
  default boolean isForgettable(Instant now) {
    return switch (this) {
      case Running _ -> false;
      case Broken broken ->
          broken.escalated == broken.pledge.escalations().size() && !now.isBefore(wakesAt());
      case Ended _ -> !now.isBefore(wakesAt());
    };
  }
}
