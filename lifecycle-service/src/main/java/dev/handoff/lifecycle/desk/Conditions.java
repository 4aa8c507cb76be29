package dev.handoff.lifecycle.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.desk.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.IdGenerator;

/**
 * What a request says besides its body.
 *
 * @param key makes a repetition recognisable; null where the sender gave none
 * @param revision of the lead, as the person saw it; null for any
 */
record Conditions(@Nullable String key, @Nullable Long revision) {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** The longest key, in characters. */
  static final int LONGEST_KEY = 200;

  private static final Pattern REVISION = Pattern.compile("\"(\\d{1,18})\"");

  /**
   * Reads them.
   *
   * @throws Refusal 400 where a header is not as it has to be
   */
  static Conditions of(HttpServletRequest request) {
    return new Conditions(
        key(request.getHeader(IDEMPOTENCY_KEY)), revision(request.getHeader(HttpHeaders.IF_MATCH)));
  }

  private static @Nullable String key(@Nullable String header) {
    if (header != null && (header.isBlank() || header.length() > LONGEST_KEY)) {
      throw Refusal.of(
          HttpStatus.BAD_REQUEST,
          "The key is no key",
          "Expected an %s of 1 to %d characters, but it has %d"
              .formatted(IDEMPOTENCY_KEY, LONGEST_KEY, header.strip().length()));
    }
    return header;
  }

  private static @Nullable Long revision(@Nullable String header) {
    if (header == null || header.equals("*")) {
      return null;
    }
    var revision = REVISION.matcher(header);
    if (!revision.matches()) {
      throw Refusal.of(
          HttpStatus.BAD_REQUEST,
          "The revision is no revision",
          "Expected If-Match to be one revision in double quotes, such as \"3\", but found "
              + header);
    }
    return Long.valueOf(revision.group(1));
  }

  /**
   * The id of the command: it follows from lead and key, so that every instance knows a repetition
   * as one, after a restart too.
   *
   * @param fresh gives the id of a command without a key, of which there is no repetition
   */
  String commandId(String leadId, IdGenerator fresh) {
    if (key == null) {
      return fresh.generateId().toString();
    }
    // A header holds no line's end, so that no other lead and key give the same.
    return UUID.nameUUIDFromBytes((key + "\n" + leadId).getBytes(UTF_8)).toString();
  }
}
