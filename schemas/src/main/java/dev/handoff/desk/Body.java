package dev.handoff.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.springframework.http.HttpStatus;

/** The text of a request, as long as it is text and not too long. */
public final class Body {
  private static final int MOST_BYTES = 256 * 1024;

  private Body() {}

  public static String text(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw Refusal.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "The document is too long",
          "Expected at most 256 KiB, but there is more");
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.of(
          HttpStatus.BAD_REQUEST, "The document is no text", "Expected UTF-8, but it is not");
    }
  }
}
