package dev.handoff.local.intake;

import dev.handoff.contract.Problem;
import dev.handoff.local.intake.Language.Compilation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A mapping document while it is read: notes every problem instead of stopping at the first. */
final class Document {
  private final Language language = new Language();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Set<String>> columns = new HashMap<>();

  List<Problem> problems() {
    return problems;
  }

  /** The columns that any expression names, by the file that they are of. */
  Map<String, Set<String>> columns() {
    return columns;
  }

  void problem(String path, String expected) {
    problems.add(new Problem(path, expected));
  }

  /** Notes every key of an object that is none of the known ones. */
  void onlyKnows(String path, JsonNode object, Set<String> keys) {
    for (var key : object.propertyNames()) {
      if (!keys.contains(key)) {
        problem(
            at(path, key), "expected one of %s".formatted(String.join(", ", new TreeSet<>(keys))));
      }
    }
  }

  /** The objects of a list, each with its path. */
  Map<String, JsonNode> objects(String path, JsonNode parent, String key) {
    var objects = new LinkedHashMap<String, JsonNode>();
    var list = parent.path(key);
    if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
      problem(at(path, key), "expected a list");
      return objects;
    }
    for (var index = 0; index < list.size(); index++) {
      var entry = at(path, key) + "[" + index + "]";
      if (list.get(index).isObject()) {
        objects.put(entry, list.get(index));
      } else {
        problem(entry, "expected an entry with keys, such as {type: …}");
      }
    }
    return objects;
  }

  /** A word that is taken as it stands. */
  Optional<String> word(String path, JsonNode object, String key) {
    var node = object.path(key);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isValueNode()) {
      problem(at(path, key), "expected a word");
      return Optional.empty();
    }
    return Optional.of(node.asString());
  }

  String required(String path, JsonNode object, String key) {
    var word = word(path, object, key);
    if (word.isEmpty()) {
      problem(at(path, key), "is required");
    }
    return word.orElse("");
  }

  /** An expression, where the object has one under this key that can be compiled. */
  Optional<Expression> expression(String path, JsonNode object, String key, Kind kind) {
    return word(path, object, key)
        .map(source -> compile(at(path, key), source, kind))
        .map(Compilation.Sound::expression);
  }

  /** The expressions of an object by key, each of the kind that the key asks for. */
  Map<String, Expression> expressions(String path, JsonNode object, Map<String, Kind> kinds) {
    var found = new LinkedHashMap<String, Expression>();
    kinds.forEach((key, kind) ->
        expression(path, object, key, kind).ifPresent(parsed -> found.put(key, parsed)));
    return found;
  }

  /** The expressions of an object whose keys are the writer's own, all of one kind. */
  Map<String, Expression> named(String path, JsonNode object, String key, Kind kind) {
    var found = new LinkedHashMap<String, Expression>();
    for (var name : object(path, object, key).propertyNames()) {
      expression(at(path, key), object.path(key), name, kind)
          .ifPresent(parsed -> found.put(name, parsed));
    }
    return found;
  }

  /** The object under a key; an empty one where there is none. */
  JsonNode object(String path, JsonNode parent, String key) {
    var node = parent.path(key);
    if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
      problem(at(path, key), "expected keys with values");
    }
    return node;
  }

  /** Compiles and makes the name known to what is compiled later. */
  void define(String path, JsonNode names, String name, Map<String, Expression> defined) {
    if (!isFreeName(path, name)) {
      return;
    }
    var sound =
        word(path, names, name).map(source -> compile(at(path, name), source, Kind.ANYTHING));
    sound.ifPresent(found -> {
      defined.put(name, found.expression());
      language.define(name, found.type());
    });
  }

  /** Makes the cells of a further file known, under a name that must be free. */
  boolean defineFile(String path, String name) {
    if (!isFreeName(path, name)) {
      return false;
    }
    language.defineFile(name);
    return true;
  }

  private boolean isFreeName(String path, String name) {
    var free =
        name.matches("[A-Za-z_]\\w*")
            && !name.equals(Language.ROW)
            && !name.equals(Language.NONE)
            && names.add(name);
    if (!free) {
      problem(
          at(path, name),
          "expected a name of letters, digits and _, other than row and none, that stands once");
    }
    return free;
  }

  private Compilation.@Nullable Sound compile(String path, String source, Kind kind) {
    return switch (language.compile(path, source, kind)) {
      case Compilation.Sound sound -> {
        sound
            .expression()
            .columns()
            .forEach(
                (file, named) -> columns.computeIfAbsent(file, _ -> new TreeSet<>()).addAll(named));
        yield sound;
      }
      case Compilation.Flawed(var sentence) -> {
        problem(path, sentence);
        yield null;
      }
    };
  }

  static String at(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
