package dev.handoff.contract;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Everything that was found wrong with a document so far. */
public final class Problems {

  /** Nobody reads more, and a request could hold a million. */
  private static final int MOST_NOTED = 1_000;

  private final List<Problem> found = new ArrayList<>();

  void add(String path, String expected) {
    if (found.size() < MOST_NOTED) {
      found.add(new Problem(path, expected));
    }
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Whether nothing is wrong with a part of the document, so that others may refer to it. */
  public boolean noneUnder(String path) {
    return found.stream().map(Problem::path).noneMatch(problem -> liesIn(problem, path));
  }

  private static boolean liesIn(String path, String part) {
    return path.equals(part) || path.startsWith(part + ".") || path.startsWith(part + "[");
  }

  /** As a person meets them from top to bottom; what is missing stands at what lacks it. */
  public List<Problem> inOrderOf(JsonNode document) {
    var places = new HashMap<String, Integer>();
    number("", document, places);
    return found.stream().sorted(comparingInt(problem -> place(problem.path(), places))).toList();
  }

  private static void number(String path, JsonNode value, Map<String, Integer> places) {
    places.put(path, places.size());
    value.forEachEntry((key, child) -> number(Node.join(path, key), child, places));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      number(path + "[" + i + "]", value.get(i), places);
    }
  }

  private static int place(String path, Map<String, Integer> places) {
    for (var known = path; ; known = known.substring(0, Math.max(0, lastSeparator(known)))) {
      var place = places.get(known);
      if (place != null) {
        return place;
      }
    }
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  }
}
