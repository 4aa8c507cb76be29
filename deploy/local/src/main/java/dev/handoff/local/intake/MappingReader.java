package dev.handoff.local.intake;

import static java.util.stream.Collectors.joining;

import dev.handoff.contract.Problem;
import dev.handoff.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a mapping document, and reports all that is wrong with it at once. */
final class MappingReader {
  private static final Set<String> KEYS =
      Set.of(
          "lead-id",
          "contract",
          "encoding",
          "delimiter",
          "missing",
          "shift",
          "with",
          "let",
          "reject",
          "profile",
          "events",
          "decisions");

  private final Document document = new Document();
  private final JsonNode root;
  private final Path file;

  private MappingReader(JsonNode root, Path file) {
    this.root = root;
    this.file = file;
  }

  /**
   * Reads the mapping in a file.
   *
   * @throws Refusal with every problem that it has
   */
  static Mapping read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("Expected a mapping in " + file + ", but there is no such file.");
    }
    return read(Files.readString(file), file);
  }

  static Mapping read(String text, Path file) {
    var reader = new MappingReader(parse(text, file), file);
    var mapping = reader.mapping();
    var problems = reader.document.problems();
    if (mapping.isEmpty() || !problems.isEmpty()) {
      throw new Refusal(
          "%s has %s:\n  %s"
              .formatted(
                  file,
                  problems.size() == 1 ? "a problem" : problems.size() + " problems",
                  problems.stream().map(Problem::toString).collect(joining("\n  "))));
    }
    return mapping.get();
  }

  private static JsonNode parse(String text, Path file) {
    try {
      var root = YAMLMapper.shared().readTree(text);
      if (root.isObject()) {
        return root;
      }
      throw new Refusal("Expected " + file + " to have keys such as lead-id, but it has none.");
    } catch (JacksonException wrong) {
      throw new Refusal(
          """
          Expected YAML in %s, but line %d cannot be read: %s
          Within {…} an expression with brackets, commas or colons stands in double quotes.\
          """
              .formatted(
                  file,
                  wrong.getLocation().getLineNr(),
                  wrong.getOriginalMessage().lines().findFirst().orElse("")));
    }
  }

  private Optional<Mapping> mapping() {
    document.onlyKnows("", root, KEYS);
    var with = new CompanionReader(document, root);
    var keys = with.keys();
    var names = names();
    var companions = with.read(keys);
    document.required("", root, "lead-id");
    var leadId = document.expression("", root, "lead-id", Kind.TEXT);
    var contract = contract();
    var format = FormatReader.read(document, "", root);
    var shift = document.word("", root, "shift").map(Boolean::parseBoolean).orElse(false);
    var refusals = UnwantedReader.read(document, "", root);
    var profile = new ProfileReader(document, root).read();
    var events = EventReader.read(document, root);
    var decisions = new DecisionReader(document).read(root);
    return leadId.map(id ->
        new Mapping(
            id,
            contract,
            format,
            shift,
            names,
            refusals,
            profile,
            events,
            decisions,
            companions,
            document.columns()));
  }

  private Map<String, Expression> names() {
    var defined = new LinkedHashMap<String, Expression>();
    var names = document.object("", root, "let");
    for (var name : names.propertyNames()) {
      document.define("let", names, name, defined);
    }
    return defined;
  }

  private Optional<Path> contract() {
    var contract = document.word("", root, "contract").map(file::resolveSibling);
    contract
        .filter(path -> !Files.isRegularFile(path))
        .ifPresent(path -> document.problem("contract", "there is no file " + path));
    return contract;
  }
}
