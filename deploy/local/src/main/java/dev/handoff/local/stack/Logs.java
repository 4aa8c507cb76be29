package dev.handoff.local.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parts of a stack have written down of themselves. */
public final class Logs {
  private static final Pattern REFUSAL =
      Pattern.compile("Principal = \\S+ is Denied operation = \\S+ .*resource = \\S+");

  private Logs() {}

  /**
   * Looks for what no log may hold.
   *
   * @param secrets the kind of each, such as {@code a password}; upper and lower case are one
   * @return sentences that say which log holds what kind of secret, and not the secret
   */
  public static List<String> holding(Place place, Map<String, String> secrets) throws IOException {
    var found = new ArrayList<String>();
    try (var logs = Files.list(place.home().logs())) {
      for (var log : logs.filter(Files::isRegularFile).sorted().toList()) {
        // Whatever its encoding is: bytes are compared with bytes.
        var text = new String(Files.readAllBytes(log), ISO_8859_1).toLowerCase(Locale.ROOT);
        secrets.entrySet().stream()
            .filter(secret -> text.contains(written(secret.getKey())))
            .map(secret -> log.getFileName() + " holds " + secret.getValue())
            .distinct()
            .forEach(found::add);
      }
    }
    return found;
  }

  private static String written(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /** What the broker refused to whom, each once. */
  public static List<String> refusals(Place place) throws IOException {
    try (var lines = Files.lines(place.home().log("kafka"))) {
      return lines
          .map(REFUSAL::matcher)
          .filter(Matcher::find)
          .map(Matcher::group)
          .distinct()
          .toList();
    }
  }
}
