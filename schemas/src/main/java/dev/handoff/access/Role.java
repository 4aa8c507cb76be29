package dev.handoff.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; a token names the roles of whoever bears it, in lower case. */
public enum Role {
  /** Hands in what leads do; reads nothing. */
  COLLECTOR,
  /** Works on leads. */
  SDR,
  /** Sees to the agreement, and puts right what others did. */
  REVOPS,
  /** Runs the services; sees no lead. */
  OPS;

  /** As a token names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> named(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word();
  }
}
