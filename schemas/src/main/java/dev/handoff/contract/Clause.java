package dev.handoff.contract;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One clause of a list, such as a rule, in words.
 *
 * @param details what it says, in the same order in every clause of the list
 */
record Clause(String name, List<Detail> details) {

  /** One that says nothing but its name. */
  Clause(String name) {
    this(name, List.of());
  }

  boolean saysTheSame(Clause other) {
    return details.equals(other.details);
  }

  Stream<String> changes(Clause before) {
    return IntStream.range(0, details.size())
        .mapToObj(i -> details.get(i).change(before.details.get(i)))
        .flatMap(Optional::stream);
  }

  @Override
  public String toString() {
    var said = details.stream().flatMap(detail -> detail.said().stream()).collect(joining(", "));
    return said.isEmpty() ? name : name + ": " + said;
  }

  /**
   * One thing that a clause says.
   *
   * @param words around the value, such as “cap of %s”
   * @param number of the words, for the verb that follows them
   * @param value in words; null where the clause does not say it
   */
  record Detail(String words, Number number, @Nullable String value) {
    private static final String BARE = "%s";

    enum Number {
      ONE("becomes", "is"),
      MANY("become", "are");

      private final String becomes;
      private final String is;

      Number(String becomes, String is) {
        this.becomes = becomes;
        this.is = is;
      }
    }

    static Detail one(String words, @Nullable String value) {
      return new Detail(words, Number.ONE, value);
    }

    static Detail many(String words, @Nullable String value) {
      return new Detail(words, Number.MANY, value);
    }

    static Detail points(double points) {
      return new Detail(
          BARE, Math.abs(points) == 1 ? Number.ONE : Number.MANY, InWords.points(points));
    }

    /** Empty where the clause does not say it. */
    Optional<String> said() {
      return Optional.ofNullable(value).map(words::formatted);
    }

    Optional<String> change(Detail before) {
      if (Objects.equals(value, before.value)) {
        return Optional.empty();
      }
      if (before.value == null) {
        return Optional.of("%s %s new".formatted(theWords(), number.is));
      }
      return Optional.of(
          value == null
              ? "%s %s gone".formatted(before.theWords(), number.is)
              : "%s %s %s".formatted(before.theWords(), before.number.becomes, value));
    }

    private String theWords() {
      return (words.equals(BARE) ? "" : "the ") + words.formatted(value);
    }
  }
}
