package dev.handoff.local.flow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.handoff.local.stack.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What no log may hold: how people are reached, what they wrote, and what lets somebody in. */
final class Secrets {
  /** Shorter ones are words that anybody may use. */
  private static final int SHORTEST = 10;

  private final Map<String, String> kinds = new HashMap<>();

  /** Those of a stack that has the sample. */
  static Secrets of(Place place) throws IOException {
    var secrets = new Secrets();
    var people = place.project().resolve("deploy/local/samples/b2b/leads.csv");
    // One of its rows is broken on purpose.
    var reader = CsvReader.builder().detectBomHeader(true).allowMissingFields(true);
    try (var rows = reader.ofNamedCsvRecord(people)) {
      rows.forEach(row -> {
        row.findField("Email").ifPresent(email -> secrets.add("an e-mail address", email));
        row.findField("Message").stream()
            .flatMap(String::lines)
            .forEach(line -> secrets.add("a form's answer", line));
      });
    }
    place.tokens().find().ifPresent(token -> secrets.add("the token", token));
    return secrets;
  }

  /** Adds one, unless it is too short to be known again. */
  void add(String kind, String text) {
    if (text.strip().length() >= SHORTEST) {
      kinds.put(written(text.strip()), kind);
    }
  }

  /**
   * Looks for them.
   *
   * @param logs folder with nothing but logs
   * @return sentences that say which log holds what kind of secret, and not the secret
   */
  List<String> foundIn(Path logs) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.list(logs)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        // Whatever its encoding is: bytes are compared with bytes.
        var text = new String(Files.readAllBytes(file), ISO_8859_1).toLowerCase(Locale.ROOT);
        kinds.entrySet().stream()
            .filter(secret -> text.contains(secret.getKey()))
            .map(secret -> file.getFileName() + " holds " + secret.getValue())
            .distinct()
            .forEach(found::add);
      }
    }
    return found;
  }

  private static String written(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1).toLowerCase(Locale.ROOT);
  }
}
