package dev.handoff.sla.clock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a promise. Of each clock there is one {@link Started}, exactly one of
 * {@link Met}, {@link Breached} and {@link CalledOff} in the end, and a {@link Corrected} at most
 * once and only after a {@link Breached}: whoever counts them counts promises. Where the due
 * instant moves, {@link Started} is said again; a clock that was said to be broken before is from
 * then on another one.
 */
public sealed interface ClockAlert {
  /** What was promised. */
  Pledge pledge();

  /** When it became true, which may be long before the monitor saw it. */
  Instant occurredAt();

  /** The alert's own id, the same on every replay; a clock that starts afresh has others. */
  default String eventId() {
    int moves = pledge().course().moves();
    String name =
        String.join("\n", pledge().clockId(), pledge().startedAt().toString(), kindAndStep())
            + (moves == 0 ? "" : "\n" + moves);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  /** What tells it from the other alerts of its clock. */
  private String kindAndStep() {
    return switch (this) {
      case Started _ -> "started";
      case Warned warned -> "warned-" + warned.percent;
      case Breached _ -> "breached";
      case Escalated escalated -> "escalated-" + escalated.step;
      case Met _ -> "met";
      case CalledOff _ -> "cancelled";
      case Corrected _ -> "corrected";
    };
  }

  /** The alert as a sentence for a person. */
  default String sentence() {
    return Sentences.of(this);
  }

  /** The clock runs from now on, or the due instant of one that ran has moved: when it is due. */
  record Started(Pledge pledge) implements ClockAlert {
    @Override
    public Instant occurredAt() {
      Instant moved = pledge.course().movedAt();
      return moved == null ? pledge.startedAt() : moved;
    }
  }

  /** So much of the time has passed. */
  record Warned(Pledge pledge, int percent, Instant occurredAt) implements ClockAlert {}

  /**
   * The due instant passed without what was promised.
   *
   * @param endedAt when it was done too late, or called off too late; null if it still is not
   */
  record Breached(Pledge pledge, @Nullable Instant endedAt) implements ClockAlert {
    @Override
    public Instant occurredAt() {
      return pledge.dueAt();
    }
  }

  /** It is broken and still not made good. */
  record Escalated(Pledge pledge, int step, Instant occurredAt) implements ClockAlert {}

  /** What was promised was done in time. */
  record Met(Pledge pledge, Instant occurredAt) implements ClockAlert {}

  /** It was called off in time. */
  record CalledOff(Pledge pledge, Instant occurredAt) implements ClockAlert {}

  /**
   * It was said to be broken, and is not: what ended it in time was recorded late.
   *
   * @param how what had become of it in truth
   */
  record Corrected(Pledge pledge, Instant occurredAt, Truth how) implements ClockAlert {}

  /** What had become of a promise that was said to be broken. */
  enum Truth {
    KEPT,
    CALLED_OFF,
    /** It was not due yet, as the lead had asked to be called later. */
    PAUSED
  }
}
