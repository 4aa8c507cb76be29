package dev.handoff.lifecycle.stream;

import dev.handoff.message.SalesCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** What a command says, in 16 letters: who sends it again under its id must say the same. */
final class CommandDigest {
  private static final int BYTES = 8;

  private CommandDigest() {}

  /** Who asks for what, of which revision. Not when: whoever tries again does so later. */
  static String of(SalesCommand command) {
    try {
      ByteBuffer content =
          SalesCommand.newBuilder(command)
              .setEventId("")
              .setOccurredAt(Instant.EPOCH)
              .build()
              .toByteBuffer();
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(content);
      return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    } catch (IOException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Bytes in memory, and SHA-256, are always there", impossible);
    }
  }
}
