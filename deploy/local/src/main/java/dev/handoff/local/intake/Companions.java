package dev.handoff.local.intake;

import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the files that a mapping wants beside the export. */
final class Companions {
  private Companions() {}

  /**
   * Reads all of them.
   *
   * @param places where they are, by the names that the mapping has for them
   * @throws Refusal if one is not said, not there, or lacks a column
   */
  static List<CompanionFile> read(Mapping mapping, Map<String, Path> places) throws IOException {
    refuseOthers(mapping, places);
    var files = new ArrayList<CompanionFile>();
    for (var rule : mapping.companions()) {
      var place = places.get(rule.name());
      if (place != null) {
        files.add(CompanionFile.read(rule, place, mapping.columnsOf(rule.name())));
      }
    }
    return files;
  }

  private static void refuseOthers(Mapping mapping, Map<String, Path> places) {
    var wanted = new TreeSet<String>();
    mapping.companions().forEach(companion -> wanted.add(companion.name()));
    if (!wanted.equals(places.keySet())) {
      throw new Refusal(
          "The mapping reads %s beside the export: expected %s, but found %s."
              .formatted(
                  wanted.isEmpty() ? "no file" : String.join(" and ", wanted),
                  wanted.isEmpty() ? "no --with" : options(wanted),
                  places.isEmpty() ? "no --with" : options(new TreeSet<>(places.keySet()))));
    }
  }

  private static String options(TreeSet<String> names) {
    return String.join(" ", names.stream().map(name -> "--with " + name + "=FILE").toList());
  }
}
