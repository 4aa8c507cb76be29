package dev.handoff.local.intake;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import dev.handoff.contract.Problem;
import dev.handoff.local.Refusal;
import dev.handoff.local.intake.Mapping.Command;
import dev.handoff.local.intake.Mapping.DecisionRule;
import dev.handoff.local.intake.Mapping.EventRule;
import dev.handoff.local.intake.Mapping.Format;
import dev.handoff.local.intake.Mapping.ProfileRule;
import dev.handoff.local.intake.Mapping.Unwanted;
import dev.handoff.message.CompanyAttributes;
import dev.handoff.message.LeadAttributes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
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
          "let",
          "reject",
          "profile",
          "events",
          "decisions");

  private static final Map<String, Kind> PROFILE_HEAD =
      Map.of("at", Kind.TIME, "email", Kind.TEXT, "anonymous-id", Kind.TEXT, "source", Kind.TEXT);

  private static final Map<String, Kind> EVENT_PARTS =
      Map.ofEntries(
          entry("when", Kind.YES_OR_NO),
          entry("at", Kind.TIME),
          entry("repeat", Kind.WHOLE),
          entry("every", Kind.SPAN),
          entry("email", Kind.TEXT),
          entry("anonymous-id", Kind.TEXT),
          entry("source", Kind.TEXT),
          entry("campaign", Kind.TEXT),
          entry("channel", Kind.TEXT),
          entry("partner", Kind.TEXT),
          entry("path", Kind.TEXT),
          entry("asset", Kind.TEXT),
          entry("topic", Kind.TEXT));

  private static final Map<String, Kind> DECISION_PARTS =
      Map.of("when", Kind.YES_OR_NO, "at", Kind.TIME, "actor", Kind.TEXT, "note", Kind.TEXT);

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
    var names = names();
    document.required("", root, "lead-id");
    var leadId = document.expression("", root, "lead-id", Kind.TEXT);
    var format = format();
    var contract = contract();
    var refusals = refusals();
    var profile = profile();
    var events = events();
    var decisions = decisions();
    var shift = document.word("", root, "shift").map(Boolean::parseBoolean).orElse(false);
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

  private Format format() {
    var missing = new HashSet<String>();
    root.path("missing").forEach(word -> missing.add(word.asString()));
    var delimiter = document.word("", root, "delimiter").orElse(",");
    if (delimiter.length() != 1) {
      document.problem("delimiter", "expected one character, but found '" + delimiter + "'");
    }
    return new Format(encoding(), delimiter.isEmpty() ? ',' : delimiter.charAt(0), missing);
  }

  private Charset encoding() {
    var name = document.word("", root, "encoding").orElse("UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      document.problem(
          "encoding", "expected a name such as UTF-8 or windows-1252, but found '" + name + "'");
      return StandardCharsets.UTF_8;
    }
  }

  private Optional<Path> contract() {
    var contract = document.word("", root, "contract").map(file::resolveSibling);
    contract
        .filter(path -> !Files.isRegularFile(path))
        .ifPresent(path -> document.problem("contract", "there is no file " + path));
    return contract;
  }

  private List<Unwanted> refusals() {
    var refusals = new ArrayList<Unwanted>();
    document
        .objects(root, "reject")
        .forEach((path, entry) -> {
          document.onlyKnows(path, entry, Set.of("when", "reason"));
          document.required(path, entry, "when");
          var reason = document.required(path, entry, "reason");
          document
              .expression(path, entry, "when", Kind.YES_OR_NO)
              .ifPresent(when -> refusals.add(new Unwanted(when, reason)));
        });
    return refusals;
  }

  private ProfileRule profile() {
    var profile = document.object("", root, "profile");
    var keys = new HashSet<>(PROFILE_HEAD.keySet());
    keys.addAll(Set.of("lead", "company"));
    document.onlyKnows("profile", profile, keys);
    return new ProfileRule(
        document.expressions("profile", profile, PROFILE_HEAD),
        attributes(profile, "lead", LeadAttributes.getClassSchema()),
        attributes(profile, "company", CompanyAttributes.getClassSchema()));
  }

  private Map<String, Expression> attributes(JsonNode profile, String who, Schema fields) {
    var object = document.object("profile", profile, who);
    var kinds = new LinkedHashMap<String, Kind>();
    object.propertyNames().forEach(name -> kinds.put(name, kindOf(fields.getField(name))));
    return document.expressions("profile." + who, object, kinds);
  }

  private static Kind kindOf(Schema.Field field) {
    if (field == null || field.schema().getType() != Schema.Type.UNION) {
      return Kind.FACT;
    }
    return switch (field.schema().getTypes().getLast().getType()) {
      case LONG -> Kind.WHOLE;
      case DOUBLE -> Kind.NUMBER;
      default -> Kind.TEXT;
    };
  }

  private List<EventRule> events() {
    var rules = new ArrayList<EventRule>();
    var keys = new HashSet<>(EVENT_PARTS.keySet());
    keys.addAll(Set.of("type", "form-answers", "properties"));
    document
        .objects(root, "events")
        .forEach((path, entry) -> {
          document.onlyKnows(path, entry, keys);
          document.required(path, entry, "at");
          rules.add(
              new EventRule(
                  path,
                  document.required(path, entry, "type"),
                  document.expressions(path, entry, EVENT_PARTS),
                  document.named(path, entry, "form-answers", Kind.TEXT),
                  document.named(path, entry, "properties", Kind.FACT)));
        });
    return rules;
  }

  private List<DecisionRule> decisions() {
    var rules = new ArrayList<DecisionRule>();
    document
        .objects(root, "decisions")
        .forEach((path, entry) -> rules.add(decision(path, entry, command(path, entry))));
    return rules;
  }

  private DecisionRule decision(String path, JsonNode entry, Command command) {
    var kinds = new HashMap<>(DECISION_PARTS);
    kinds.putAll(ownParts(command));
    var keys = new HashSet<>(kinds.keySet());
    keys.add("command");
    if (command == Command.QUALIFY) {
      keys.add("evidence");
    }
    document.onlyKnows(path, entry, keys);
    required(command).forEach(key -> document.required(path, entry, key));
    return new DecisionRule(
        path,
        command,
        document.expressions(path, entry, kinds),
        document.named(path, entry, "evidence", Kind.TEXT));
  }

  /** What a command may say besides what all of them do. */
  private static Map<String, Kind> ownParts(Command command) {
    return switch (command) {
      case ACCEPT -> Map.of();
      case REJECT -> Map.of("reason", Kind.TEXT);
      case TOUCH -> Map.of("kind", Kind.TEXT, "reached", Kind.YES_OR_NO);
      case QUALIFY ->
          Map.of("decision-by", Kind.TIME, "opportunity", Kind.TEXT, "source", Kind.TEXT);
    };
  }

  private Command command(String path, JsonNode entry) {
    var word = document.required(path, entry, "command");
    try {
      return Command.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      document.problem(
          Document.at(path, "command"),
          "expected accept, reject, touch or qualify, but found '" + word + "'");
      return Command.TOUCH;
    }
  }

  private static List<String> required(Command command) {
    return switch (command) {
      case ACCEPT, QUALIFY -> List.of("at", "actor");
      case REJECT -> List.of("at", "actor", "reason");
      case TOUCH -> List.of("at", "actor", "kind");
    };
  }
}
