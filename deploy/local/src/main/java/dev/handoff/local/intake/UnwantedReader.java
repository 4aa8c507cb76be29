package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.Unwanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads {@code reject}: the rows that are not wanted. */
final class UnwantedReader {
  private UnwantedReader() {}

  static List<Unwanted> read(Document document, String path, JsonNode object) {
    var refusals = new ArrayList<Unwanted>();
    document
        .objects(path, object, "reject")
        .forEach((place, entry) -> {
          document.onlyKnows(place, entry, Set.of("when", "reason"));
          document.required(place, entry, "when");
          var reason = document.required(place, entry, "reason");
          document
              .expression(place, entry, "when", Kind.YES_OR_NO)
              .ifPresent(when -> refusals.add(new Unwanted(when, reason)));
        });
    return refusals;
  }
}
