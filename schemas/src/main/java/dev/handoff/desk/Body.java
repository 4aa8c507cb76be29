package dev.handoff.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.springframework.http.HttpStatus;

/** The text of a request, as long as it is text and not too long. */
public final class Body {
  private static final int KIBIBYTE = 1024;
  private static final int MOST_BYTES = 256 * KIBIBYTE;

  private Body() {}

  /** The text of at most 256 KiB. */
  public static String text(HttpServletRequest request) throws IOException {
    return text(request, MOST_BYTES);
  }

  /** The text of at most so many bytes, which are a multiple of 1,024. */
  public static String text(HttpServletRequest request, int mostBytes) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw Refusal.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "The document is too long",
          "Expected at most %,d KiB, but there is more".formatted(mostBytes / KIBIBYTE));
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.of(
          HttpStatus.BAD_REQUEST, "The document is no text", "Expected UTF-8, but it is not");
    }
  }
}
