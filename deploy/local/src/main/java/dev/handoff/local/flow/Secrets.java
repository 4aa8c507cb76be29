package dev.handoff.local.flow;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.handoff.local.stack.Place;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What no log may hold: how people are reached, what they wrote, and what lets somebody in. */
final class Secrets {
  /** Shorter ones are words that anybody may use. */
  private static final int SHORTEST = 10;

  private final Map<String, String> kinds = new HashMap<>();

  private Secrets() {}

  /** The kind of each secret of a stack that has the sample. */
  static Map<String, String> of(Place place) throws IOException {
    var secrets = new Secrets();
    secrets.addPeople(place);
    place.passwords().forEach(password -> secrets.add("a password", password));
    place.tokens().find().ifPresent(token -> secrets.add("the token", token));
    return secrets.kinds;
  }

  private void addPeople(Place place) throws IOException {
    var people = place.project().resolve("deploy/local/samples/b2b/leads.csv");
    // One of its rows is broken on purpose.
    var reader = CsvReader.builder().detectBomHeader(true).allowMissingFields(true);
    try (var rows = reader.ofNamedCsvRecord(people)) {
      rows.forEach(row -> {
        row.findField("Email").ifPresent(email -> add("an e-mail address", email));
        row.findField("Message").stream()
            .flatMap(String::lines)
            .forEach(line -> add("a form's answer", line));
      });
    }
  }

  private void add(String kind, String text) {
    if (text.strip().length() >= SHORTEST) {
      kinds.put(text.strip(), kind);
    }
  }
}
