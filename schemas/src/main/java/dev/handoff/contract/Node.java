package dev.handoff.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A place in a document, with what stands there.
 *
 * <p>Reading never stops: what is wrong is noted, and the reader goes on with a stand-in value. The
 * stand-ins never leave the reader, since a document with a problem becomes nothing. Of a place
 * that is missing the problem was noted once, where it was missed; what would lie below it is
 * missing in silence.
 *
 * @param path where, such as {@code engagement.points[2]}; empty for the document itself
 * @param value what stands there, be it missing
 * @param problems where all readers of the document note what is wrong
 */
public record Node(String path, JsonNode value, Problems problems) {

  /** Each condition takes a while to check, and each rule a while for every event. */
  private static final int MAX_MEMBERS = 500;

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** This place as a mapping with no other keys than these. */
  public Node mapping(String... keys) {
    if (value.isMissingNode()) {
      return this;
    }
    if (!value.isObject()) {
      expected("a mapping with " + String.join(", ", keys));
      return missing(path);
    }
    var known = List.of(keys);
    for (var key : value.propertyNames()) {
      if (!known.contains(key)) {
        at(key).refuse("expected no such key" + Nearest.hint(key, known));
      }
    }
    return this;
  }

  /** The part at a key that must be there. */
  public Node need(String key) {
    if (!value.isMissingNode() && !value.has(key)) {
      at(key).refuse("expected a mapping, but it is missing");
    }
    return at(key);
  }

  /** The value at a key that must be there. */
  public <T> T need(String key, Format<T> format) {
    if (!value.isMissingNode() && !value.has(key)) {
      at(key).refuse("expected " + format.expected() + ", but it is missing");
    }
    return at(key).as(format);
  }

  /** The value at a key, or null where there is none. */
  public <T> @Nullable T find(String key, Format<T> format) {
    return value.has(key) ? at(key).as(format) : null;
  }

  <T> T find(String key, Format<T> format, T otherwise) {
    return value.has(key) ? at(key).as(format) : otherwise;
  }

  /** Whether something stands at a key. */
  public boolean has(String key) {
    return value.has(key);
  }

  /** What stands at a key, be it missing. */
  public Node at(String key) {
    return new Node(join(path, key), value.path(key), problems);
  }

  /** The members of the list at a key; none where the key is absent or has nothing after it. */
  List<Node> list(String key) {
    return list(key, MAX_MEMBERS);
  }

  /** The same of a list of at most so many. */
  public List<Node> list(String key, int most) {
    return at(key).members(most);
  }

  /** The members of the list that stands here, of at most so many. */
  public List<Node> members(int most) {
    if (!value.isArray()) {
      if (!value.isMissingNode() && !value.isNull()) {
        expected("a list");
      }
      return List.of();
    }
    if (value.size() > most) {
      refuse("expected at most %,d members, but found %,d".formatted(most, value.size()));
      return List.of();
    }
    var members = new ArrayList<Node>();
    for (var member : value) {
      members.add(new Node(path + "[" + members.size() + "]", member, problems));
    }
    return members;
  }

  /** The members of a list that must have at least one. */
  List<Node> listOfSome(String key) {
    var members = list(key);
    if (members.isEmpty() && problems.noneUnder(join(path, key)) && !value.isMissingNode()) {
      at(key).refuse("expected a list of at least one, but it is empty or missing");
    }
    return members;
  }

  /** A mapping whose keys the document chooses. */
  public Map<String, Node> entries(String what) {
    if (!value.isObject()) {
      if (!value.isMissingNode()) {
        expected("a mapping of " + what);
      }
      return Map.of();
    }
    var entries = new LinkedHashMap<String, Node>();
    value.propertyNames().forEach(key -> entries.put(key, at(key)));
    return entries;
  }

  /** The value, or its format's stand-in, with the problem noted. */
  public <T> T as(Format<T> format) {
    return read(format).orElse(format.standIn());
  }

  /** The value, or nothing, with the problem noted. */
  public <T> Optional<T> read(Format<T> format) {
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    var read = format.read().apply(value);
    if (read.isEmpty()) {
      expected(format.expected());
    }
    return read;
  }

  /** Notes that something else was expected here than what was found. */
  void expected(String what) {
    refuse("expected " + what + ", but found " + found());
  }

  /** Notes what is wrong here, as a sentence. */
  public void refuse(String sentence) {
    problems.add(path, sentence);
  }

  private String found() {
    if (value.isNull()) {
      return "nothing";
    }
    if (value.isObject()) {
      return "a mapping";
    }
    if (value.isArray()) {
      return value.isEmpty() ? "an empty list" : "a list";
    }
    var text = value.asString();
    var shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return value.isString() ? "'" + shown + "'" : shown;
  }

  private Node missing(String at) {
    return new Node(at, MissingNode.getInstance(), problems);
  }
}
