package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.Companion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads {@code with}: the files whose rows stand beside those of the export. */
final class CompanionReader {
  private static final Set<String> KEYS = Set.of("key", "by", "reject");

  private final Document document;
  private final JsonNode with;

  CompanionReader(Document document, JsonNode root) {
    this.document = document;
    this.with = document.object("", root, "with");
  }

  /** Makes the names of the files known, which any expression but their own keys may use. */
  Map<String, Expression> keys() {
    var keys = new HashMap<String, Expression>();
    for (var name : with.propertyNames()) {
      var entry = document.object("with", with, name);
      document.required(path(name), entry, "key");
      document
          .expression(path(name), entry, "key", Kind.TEXT)
          .ifPresent(key -> keys.put(name, key));
    }
    with.propertyNames().forEach(name -> document.defineFile("with", name));
    return keys;
  }

  /** Reads the rest, once all names are known that it may use. */
  List<Companion> read(Map<String, Expression> keys) {
    var companions = new ArrayList<Companion>();
    for (var name : with.propertyNames()) {
      var entry = document.object("with", with, name);
      var known = new HashSet<>(KEYS);
      known.addAll(FormatReader.KEYS);
      document.onlyKnows(path(name), entry, known);
      var by = document.required(path(name), entry, "by");
      var format = FormatReader.read(document, path(name), entry);
      var refusals = UnwantedReader.read(document, path(name), entry);
      if (keys.containsKey(name)) {
        companions.add(new Companion(name, keys.get(name), by, format, refusals));
      }
    }
    return companions;
  }

  private static String path(String name) {
    return "with." + name;
  }
}
