package dev.handoff.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parts of a stack have written down of themselves. */
public final class Logs {
  private static final Pattern REFUSAL =
      Pattern.compile("Principal = \\S+ is Denied operation = \\S+ .*resource = \\S+");

  private Logs() {}

  /** The logs in which a password of the stack stands, by their names. */
  public static List<String> withSecrets(Place place) throws IOException {
    var secrets = new ArrayList<>(place.home().keyring().allSecrets());
    secrets.addAll(new Postgres(place).secrets());
    var telling = new ArrayList<String>();
    try (var logs = Files.newDirectoryStream(place.home().logs())) {
      for (var log : logs) {
        if (holdsAny(log, secrets)) {
          telling.add(log.getFileName().toString());
        }
      }
    }
    return telling;
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

  private static boolean holdsAny(Path log, List<String> secrets) throws IOException {
    try (var lines = Files.lines(log)) {
      return lines.anyMatch(line -> secrets.stream().anyMatch(line::contains));
    }
  }
}
