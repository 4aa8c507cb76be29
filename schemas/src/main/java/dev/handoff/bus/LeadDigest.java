package dev.handoff.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what an erased lead is known again, as its id, which may be an address, must not be kept. It
 * cannot be turned back; whoever guesses an id can see whether it is the right one.
 */
public final class LeadDigest {
  private LeadDigest() {}

  /**
   * The digest of a lead's id: SHA-256 of its UTF-8, 64 hexadecimal digits in lower case. The one
   * character that PostgreSQL cannot store counts as what it is replaced by there.
   */
  public static String of(String leadId) {
    byte[] id = leadId.replace('\0', '\uFFFD').getBytes(UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id));
    } catch (NoSuchAlgorithmException never) {
      throw new AssertionError("Every Java has SHA-256", never);
    }
  }
}
