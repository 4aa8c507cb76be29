package dev.handoff.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** The text of a contract as a tree, before anybody asks what it means. */
final class ContractDocument {

  private static final int MAX_BYTES = 256 * 1024;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ContractDocument() {}

  /** The tree; missing where the text is none, with the problem noted. */
  static JsonNode parse(String document, Problems problems) {
    int bytes = document.getBytes(UTF_8).length;
    if (bytes > MAX_BYTES) {
      problems.add("", "expected at most 256 KiB, but the document has %,d bytes".formatted(bytes));
      return MissingNode.getInstance();
    }
    if (!UTF_8.newEncoder().canEncode(document)) {
      problems.add("", "expected a text, but the document has half a character somewhere");
      return MissingNode.getInstance();
    }
    try {
      refuseAliases(document, problems);
      var tree = YAML.readTree(document);
      if (tree.isMissingNode() || tree.isNull()) {
        problems.add("", "expected a contract, but the document is empty");
        return MissingNode.getInstance();
      }
      return tree;
    } catch (JacksonException unreadable) {
      problems.add("", "expected YAML or JSON, but " + describe(unreadable));
      return MissingNode.getInstance();
    }
  }

  /** An alias (*name) would be read as the text of its name, and silently be something else. */
  private static void refuseAliases(String document, Problems problems) {
    try (var parser = (YAMLParser) YAML.createParser(document)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          problems.add(
              "",
              "expected every value written out, but at line %d there is the alias *%s"
                  .formatted(parser.currentTokenLocation().getLineNr(), parser.getString()));
        }
      }
    }
  }

  private static String describe(JacksonException unreadable) {
    var at = unreadable.getLocation();
    var where =
        at == null || at.getLineNr() < 1
            ? ""
            : "at line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
    return where + unreadable.getOriginalMessage().strip();
  }
}
