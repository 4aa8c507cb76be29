package dev.handoff.local.intake;

import dev.handoff.local.intake.Mapping.DecisionRule;
import dev.handoff.local.intake.Mapping.EvidenceRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code decisions}: what sales may have done. */
final class DecisionReader {
  private static final String EVIDENCE = "evidence";
  private static final Map<String, Kind> OF_EVIDENCE =
      Map.of("note", Kind.TEXT, "source", Kind.CONVERSATION, "at", Kind.TIME);

  private final Document document;

  DecisionReader(Document document) {
    this.document = document;
  }

  List<DecisionRule> read(JsonNode root) {
    var rules = new ArrayList<DecisionRule>();
    document
        .objects("", root, "decisions")
        .forEach((path, entry) ->
            command(path, entry).ifPresent(command -> rules.add(decision(path, entry, command))));
    return rules;
  }

  private Optional<Command> command(String path, JsonNode entry) {
    var word = document.required(path, entry, "command");
    var command = Command.of(word);
    if (command.isEmpty() && !word.isEmpty()) {
      document.problem(
          Document.at(path, "command"),
          "expected one of %s, but found '%s'".formatted(Command.words(), word));
    }
    return command;
  }

  private DecisionRule decision(String path, JsonNode entry, Command command) {
    var kinds = command.parts();
    var keys = new HashSet<>(kinds.keySet());
    keys.add("command");
    if (command == Command.QUALIFY) {
      keys.add(EVIDENCE);
    }
    document.onlyKnows(path, entry, keys);
    document.required(path, entry, "at");
    document.required(path, entry, "actor");
    command.required().forEach(key -> document.required(path, entry, key));
    return new DecisionRule(
        path,
        command,
        document.expressions(path, entry, kinds),
        command == Command.QUALIFY ? evidence(path, entry) : Map.of());
  }

  private Map<String, EvidenceRule> evidence(String path, JsonNode entry) {
    var rules = new LinkedHashMap<String, EvidenceRule>();
    var pieces = document.object(path, entry, EVIDENCE);
    for (var item : pieces.propertyNames()) {
      var place = Document.at(Document.at(path, EVIDENCE), item);
      var piece = pieces.path(item);
      rules.put(item, new EvidenceRule(place, piece(place, piece, pieces, item)));
      var saysWhere = piece.has("source") || entry.has("source");
      if (!saysWhere) {
        document.problem(
            Document.at(place, "source"),
            "is required, here or for all evidence of the decision: " + Kind.CONVERSATION);
      }
    }
    return rules;
  }

  /** A piece is its note alone, or keys of its own. */
  private Map<String, Expression> piece(
      String place, JsonNode piece, JsonNode pieces, String item) {
    if (!piece.isObject()) {
      var parent = place.substring(0, place.length() - item.length() - 1);
      return document
          .expression(parent, pieces, item, Kind.TEXT)
          .map(note -> Map.of("note", note))
          .orElse(Map.of());
    }
    document.onlyKnows(place, piece, OF_EVIDENCE.keySet());
    document.required(place, piece, "note");
    return document.expressions(place, piece, OF_EVIDENCE);
  }
}
