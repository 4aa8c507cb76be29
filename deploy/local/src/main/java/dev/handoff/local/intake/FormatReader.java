package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.Format;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads how a file is to be read. */
final class FormatReader {
  static final Set<String> KEYS = Set.of("encoding", "delimiter", "missing");

  private FormatReader() {}

  static Format read(Document document, String path, JsonNode object) {
    var missing = new HashSet<String>();
    object.path("missing").forEach(word -> missing.add(word.asString()));
    var delimiter = document.word(path, object, "delimiter").orElse(",");
    if (delimiter.length() != 1) {
      document.problem(
          Document.at(path, "delimiter"), "expected one character, but found '" + delimiter + "'");
    }
    return new Format(
        encoding(document, path, object), delimiter.isEmpty() ? ',' : delimiter.charAt(0), missing);
  }

  private static Charset encoding(Document document, String path, JsonNode object) {
    var name = document.word(path, object, "encoding").orElse("UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      document.problem(
          Document.at(path, "encoding"),
          "expected a name such as UTF-8 or windows-1252, but found '" + name + "'");
      return StandardCharsets.UTF_8;
    }
  }
}
