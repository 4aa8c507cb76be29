package dev.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractReaderNeverThrowsTest {

  private static final List<String> ODDITIES =
      List.of(
          "",
          " ",
          "\t",
          "\n",
          "-",
          ":",
          ": ",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "#",
          "*a",
          "&a",
          "!!int",
          "|",
          ">",
          "%",
          "null",
          "true",
          "-1",
          "1e999",
          "99999999999999999999",
          "\u0000",
          "\uD800",
          "é",
          "∞",
          "0d",
          "24:00-24:00",
          "mon-mon",
          "P1000000000Y",
          "? ",
          "<<",
          "event.",
          "&&",
          "((");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_becomes_of_the_document_an_answer_comes_back(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      var document = mutated(DefaultContract.document(), random);
      try {
        if (ContractReader.read(document) instanceof Reading.Invalid(var problems)) {
          assertThat(problems).isNotEmpty();
        }
      } catch (RuntimeException | StackOverflowError thrown) {
        fail("seed %d, document:%n%s".formatted(seed, document), thrown);
      }
    }
  }

  static List<Long> seeds() {
    var fresh = System.nanoTime();
    return List.of(1L, 2L, 3L, 4L, 5L, fresh);
  }

  private static String mutated(String document, Random random) {
    var text = new StringBuilder(document);
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, ODDITIES.get(random.nextInt(ODDITIES.size())));
        case 2 -> text.replace(at, to, ODDITIES.get(random.nextInt(ODDITIES.size())));
        case 3 -> text.insert(at, text.substring(at, to));
        default -> {
          var lines = new ArrayList<>(text.toString().lines().toList());
          Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
          text = new StringBuilder(String.join("\n", lines));
        }
      }
    }
    return text.toString();
  }
}
