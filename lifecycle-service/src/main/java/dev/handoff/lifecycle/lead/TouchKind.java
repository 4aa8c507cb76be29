package dev.handoff.lifecycle.lead;

import java.util.Locale;

/** How a lead was approached. */
public enum TouchKind {
  CALL,
  EMAIL,
  MEETING,
  MESSAGE,
  VISIT,
  /** A sequence's e-mail, say: kept, but no human tried to reach the lead. */
  AUTOMATED,
  /** A kind that this version does not know. */
  OTHER;

  /** Whether a human, or an AI SDR acting as one, tried to reach the lead. */
  public boolean isHuman() {
    return this != AUTOMATED;
  }

  String word() {
    return this == OTHER ? "touch" : name().toLowerCase(Locale.ROOT);
  }
}
