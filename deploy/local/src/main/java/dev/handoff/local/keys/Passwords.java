package dev.handoff.local.keys;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that nobody has to remember. */
final class Passwords {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  private Passwords() {}

  /** A new one: 48 letters and digits, as nobody has to escape them. */
  static String fresh() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
