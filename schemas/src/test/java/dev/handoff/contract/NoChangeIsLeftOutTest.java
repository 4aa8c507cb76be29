package dev.handoff.contract;

import static dev.handoff.contract.ContractReaderTest.valid;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whatever is changed in a contract, something is said of it; and of nothing, nothing. */
class NoChangeIsLeftOutTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonNodeFactory NODES = YAML.getNodeFactory();

  /**
   * Nothing else can stand there: the only word, promises with a key that only they have, and
   * reasons that findings name.
   */
  private static final Set<String> NOTHING_ELSE =
      Set.of(
          "/mql/raise-when",
          "/lifecycle/qualification/disqualification-reasons/0",
          "/lifecycle/qualification/disqualification-reasons/1",
          "/sla/promises/2/name",
          "/sla/promises/4/name");

  /** Every key that there is, and for what may be left out, one that is left out. */
  private static final String EVERYTHING =
      DefaultContract.document()
          .concat(AssignmentReaderTest.SECTION)
          .replace("mql:\n", "mql:\n  raise-on-contract-change: true\n")
          .replace("sla:\n", "sla:\n  apply-to-open: true\n")
          .replace(
              "closed: [2026-12-24]",
              "closed: [2026-12-24], special: { 2026-12-31: [\"09:00-12:00\"] }")
          .replace(
              "{ name: discovery,   within: 48h,",
              "{ name: discovery, pause-when-asked: true, on-reassign: restart, within: 48h,")
          .replace(
              "class: standard,       within: 24h,",
              "class: standard, touch-before: 1d, within: 24h,")
          .replace("points: -15", "when: \"event.asset == 'a'\", points: -15")
          .replace("on: demo_requested", "on: demo_requested, when: \"event.asset == 'a'\"")
          .concat(
              """

              notify:
                max-age: 12h
                subscriptions:
                  - { name: hot, about: mql, when: "1 == 1", channel: slack, credential: floor }
                  - { name: all, about: alert, channel: webhook, credential: crm }
              """);

  private static final JsonNode TREE = YAML.readTree(EVERYTHING);
  private static final Contract CONTRACT = valid(EVERYTHING);

  private static final String DURATION = "45m";

  /** What else may stand at a key, or in the list at it; elsewhere, any text may. */
  private static final Map<String, List<String>> OTHERS =
      Map.ofEntries(
          entry("effective-from", List.of("2027-01-01T00:00:00Z")),
          entry("review-by", List.of("2027-01-01")),
          entry(
              "when",
              List.of("event.asset == 'other'", "lead.city == 'other'", "mql.rep == 'other'")),
          entry("half-life", List.of(DURATION)),
          entry("expires-after", List.of(DURATION)),
          entry("within", List.of(DURATION)),
          entry("touch-before", List.of(DURATION)),
          entry("over", List.of(DURATION)),
          entry("decision-within", List.of(DURATION)),
          entry("cool-down", List.of(DURATION)),
          entry("escalate-after", List.of(DURATION, "20h")),
          entry("class", List.of("other", "standard")),
          entry("sql-without-mql", List.of("forbidden")),
          entry("engagement", List.of("keep")),
          entry("named-account-owner", List.of("ignored")),
          entry("days-off", List.of("2027-03-01")),
          entry("zone", List.of("Europe/Berlin")),
          entry("holidays", List.of("FR")),
          entry("closed", List.of("2027-01-01")),
          entry("2026-12-31", List.of("20:00-21:00")),
          entry("mon-fri", List.of("03:00-04:00", "20:00-21:00")),
          entry("mon-sun", List.of("03:00-04:00")),
          entry("calendar", List.of("always", "us-sales")),
          entry("name", List.of("other", "acceptance", "first-touch", "no_need")),
          entry("of", List.of("sal")),
          entry("on-reassign", List.of("keep")),
          entry("at-least", List.of("33%", "99%")),
          entry("per", List.of("week")),
          entry("settle", List.of(DURATION)),
          entry("far-below", List.of("10%")),
          entry("below", List.of("70%")),
          entry("source", List.of("70%")),
          entry("max-age", List.of(DURATION)),
          entry("about", List.of("mql", "alert")),
          entry("channel", List.of("webhook", "slack", "pagerduty")));

  /** A place in a copy of the document, to be changed there. */
  private record Place(JsonNode tree, JsonNode parent, String last) {
    static Place at(String path) {
      var tree = TREE.deepCopy();
      var parent = tree.at(path.substring(0, path.lastIndexOf('/')));
      return new Place(tree, parent, path.substring(path.lastIndexOf('/') + 1));
    }

    JsonNode with(JsonNode value) {
      switch (parent) {
        case ObjectNode mapping -> mapping.set(last, value);
        case ArrayNode list -> list.set(Integer.parseInt(last), value);
        default -> throw new AssertionError(parent);
      }
      return tree;
    }

    JsonNode without() {
      switch (parent) {
        case ObjectNode mapping -> mapping.remove(last);
        case ArrayNode list -> list.remove(Integer.parseInt(last));
        default -> throw new AssertionError(parent);
      }
      return tree;
    }
  }

  static List<String> paths() {
    var paths = new ArrayList<String>();
    collect("", TREE, paths);
    return paths;
  }

  private static void collect(String path, JsonNode node, List<String> paths) {
    if (!path.isEmpty()) {
      paths.add(path);
    }
    node.forEachEntry((key, child) -> collect(path + "/" + key, child, paths));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(path + "/" + i, node.get(i), paths);
    }
  }

  /** The document with something else at a place, or nothing; not all of them are contracts. */
  private static Stream<JsonNode> changed(String path) {
    var others =
        switch (TREE.at(path)) {
          case StringNode _ ->
              OTHERS.getOrDefault(key(path), List.of("other")).stream().map(StringNode::valueOf);
          case NumericNode number ->
              Stream.of(1, -1).map(step -> NODES.numberNode(number.asInt() + step));
          case BooleanNode value -> Stream.of(NODES.booleanNode(!value.asBoolean()));
          case ArrayNode list ->
              Stream.of(NODES.arrayNode().addAll(list.valueStream().toList().reversed()));
          default -> Stream.<JsonNode>of();
        };
    return Stream.concat(
        Stream.of(Place.at(path).without()), others.map(other -> Place.at(path).with(other)));
  }

  private static String key(String path) {
    var key = path.replaceFirst("(/\\d+)+$", "");
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static Stream<Contract> otherContracts(String path) {
    return changed(path)
        .map(tree -> ContractReader.read(tree.toString()))
        .flatMap(read ->
            read instanceof Reading.Valid(var other) ? Stream.of(other) : Stream.<Contract>of())
        .filter(other -> !other.equals(CONTRACT));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void whatever_is_changed_is_said(String path) {
    var others = otherContracts(path).toList();
    assertThat(others)
        .allSatisfy(other -> {
          assertThat(ContractChanges.between(CONTRACT, other).changes()).isNotEmpty();
          assertThat(ContractChanges.between(other, CONTRACT).changes()).isNotEmpty();
        });
    if (TREE.at(path).isValueNode() && !NOTHING_ELSE.contains(path)) {
      assertThat(others).as("other contracts by a change there").isNotEmpty();
    }
  }

  @Test
  void the_document_has_every_key() {
    var keys = new TreeMap<String, TreeSet<String>>();
    collect("", TREE, keys);
    assertThat(keys).isEqualTo(ContractPageTest.keysOfTheReader());
  }

  private static void collect(String path, JsonNode node, Map<String, TreeSet<String>> keys) {
    var chosenByTheDocument =
        path.equals("sla.calendars") || path.endsWith(".hours") || path.endsWith(".special");
    node.forEachEntry((key, child) -> {
      if (!chosenByTheDocument) {
        keys.computeIfAbsent(path.replace(".*", ""), _ -> new TreeSet<>()).add(key);
      }
      collect(Node.join(path, chosenByTheDocument ? "*" : key), child, keys);
    });
    if (node.isArray()) {
      node.forEach(member -> collect(path, member, keys));
    }
  }
}
