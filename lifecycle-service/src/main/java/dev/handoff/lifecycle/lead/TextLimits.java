package dev.handoff.lifecycle.lead;

import java.util.Set;

/**
 * How long the texts of a command may be, in characters: a lead keeps them, and people read them.
 */
public final class TextLimits {
  /** Ids and names. */
  public static final int OF_A_NAME = 200;

  /** What somebody writes in sentences. */
  public static final int OF_SENTENCES = 2_000;

  /** Also what is put right, which may be a note. */
  private static final Set<String> SENTENCES = Set.of("note", "reason", "value");

  private TextLimits() {}

  /** The most characters of the field of this name. */
  public static int of(String field) {
    return SENTENCES.contains(field) ? OF_SENTENCES : OF_A_NAME;
  }
}
