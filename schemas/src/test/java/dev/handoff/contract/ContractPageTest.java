package dev.handoff.contract;

import static dev.handoff.contract.ContractReaderTest.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps docs/contract.md honest: the reader itself says which keys it knows. */
class ContractPageTest {

  /** A stranger in every mapping, so far from every key that the reader lists those it knows. */
  private static final String STRANGERS =
      """
      qqqqqqqqqqqqqqqqqqqq: 1
      signed-by: { qqqqqqqqqqqqqqqqqqqq: 1 }
      fit:
        qqqqqqqqqqqqqqqqqqqq: 1
        minimum: [{ qqqqqqqqqqqqqqqqqqqq: 1 }]
        points: [{ qqqqqqqqqqqqqqqqqqqq: 1 }]
      disqualify: [{ qqqqqqqqqqqqqqqqqqqq: 1 }]
      engagement:
        qqqqqqqqqqqqqqqqqqqq: 1
        ignore: [{ qqqqqqqqqqqqqqqqqqqq: 1 }]
        points: [{ qqqqqqqqqqqqqqqqqqqq: 1 }]
        high-intent: [{ qqqqqqqqqqqqqqqqqqqq: 1 }]
      mql: { qqqqqqqqqqqqqqqqqqqq: 1 }
      lifecycle:
        qqqqqqqqqqqqqqqqqqqq: 1
        acceptance: { qqqqqqqqqqqqqqqqqqqq: 1 }
        qualification: { qqqqqqqqqqqqqqqqqqqq: 1 }
        recycle: { qqqqqqqqqqqqqqqqqqqq: 1 }
      assignment:
        qqqqqqqqqqqqqqqqqqqq: 1
        pools: [{ qqqqqqqqqqqqqqqqqqqq: 1, reps: [{ qqqqqqqqqqqqqqqqqqqq: 1 }] }]
      sla:
        qqqqqqqqqqqqqqqqqqqq: 1
        calendars: { c: { qqqqqqqqqqqqqqqqqqqq: 1 } }
        promises: [{ qqqqqqqqqqqqqqqqqqqq: 1 }]
        marketing: [{ qqqqqqqqqqqqqqqqqqqq: 1 }, { per: month, qqqqqqqqqqqqqqqqqqqq: 1 }]
        findings:
          qqqqqqqqqqqqqqqqqqqq: 1
          reasons: [{ qqqqqqqqqqqqqqqqqqqq: 1 }]
          acceptance: { qqqqqqqqqqqqqqqqqqqq: 1 }
      notify:
        qqqqqqqqqqqqqqqqqqqq: 1
        subscriptions: [{ qqqqqqqqqqqqqqqqqqqq: 1 }]
      """;

  private static final String KNOWN = "known here: ";

  @Test
  void the_page_names_every_key_and_no_other() throws IOException {
    assertThat(keysOfThePage()).isEqualTo(keysOfTheReader());
  }

  @Test
  void the_page_names_every_typed_field() throws IOException {
    var page = page();
    for (var subject : Subject.values()) {
      var row = page.lines().filter(line -> line.startsWith("| `" + subject + "` | `")).findFirst();
      assertThat(row).isPresent();
      assertThat(ConditionLanguage.typedFields(subject))
          .isNotEmpty()
          .allSatisfy(field -> assertThat(row.get()).contains("`" + field + "`"));
    }
  }

  /** Every key that the reader knows, by the mapping that it stands in. */
  static Map<String, TreeSet<String>> keysOfTheReader() {
    var keys = new TreeMap<String, TreeSet<String>>();
    for (var problem : problems(STRANGERS)) {
      var hint = problem.expected().indexOf(KNOWN);
      if (hint >= 0) {
        var mapping =
            problem.path().replaceAll("\\.?q+$", "").replaceAll("\\[\\d]|(?<=calendars)\\.c", "");
        keys.computeIfAbsent(mapping, _ -> new TreeSet<>())
            .addAll(Arrays.asList(problem.expected().substring(hint + KNOWN.length()).split(", ")));
      }
    }
    return keys;
  }

  private static Map<String, TreeSet<String>> keysOfThePage() throws IOException {
    var keys = new TreeMap<String, TreeSet<String>>();
    for (var section : page().split("(?m)^## ")) {
      var title = section.lines().findFirst().orElseThrow();
      if (section.contains("| key |")) {
        section
            .lines()
            .filter(line -> line.startsWith("| `"))
            .forEach(line ->
                keys.computeIfAbsent(
                        title.equals("The document") ? "" : title, _ -> new TreeSet<>())
                    .add(line.split("`")[1]));
      }
    }
    return keys;
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "contract.md"));
  }
}
