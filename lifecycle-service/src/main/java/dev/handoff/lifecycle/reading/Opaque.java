package dev.handoff.lifecycle.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Texts as one text that fits into a URL and that nobody is tempted to write by hand. */
final class Opaque {
  // No id and no filter holds it.
  private static final String BETWEEN = "\0";

  private Opaque() {}

  static String of(String... parts) {
    byte[] bytes = String.join(BETWEEN, parts).getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The parts; empty for a text that is not of here. */
  static Optional<List<String>> read(String text) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      return Optional.of(List.of(UTF_8.newDecoder().decode(bytes).toString().split(BETWEEN, -1)));
    } catch (IllegalArgumentException | CharacterCodingException notOurs) {
      return Optional.empty();
    }
  }
}
