package dev.handoff.local.intake;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Set;

/** What an expression of a mapping may result in. What is dynamic is looked at row by row. */
enum Kind {
  TEXT("a text", Set.of(SimpleType.STRING)),
  WHOLE("a whole number", Set.of(SimpleType.INT)),
  NUMBER("a number", Set.of(SimpleType.INT, SimpleType.DOUBLE)),
  YES_OR_NO("true or false", Set.of(SimpleType.BOOL)),
  TIME("a time", Set.of(SimpleType.TIMESTAMP)),
  SPAN("a duration", Set.of(SimpleType.DURATION)),
  FACT(
      "a text, a number, true or false",
      Set.of(SimpleType.STRING, SimpleType.INT, SimpleType.DOUBLE, SimpleType.BOOL)),
  ANYTHING("anything", Set.of());

  private final String words;
  private final Set<CelType> types;

  Kind(String words, Set<CelType> types) {
    this.words = words;
    this.types = types;
  }

  boolean admits(CelType type) {
    return types.isEmpty() || type.equals(SimpleType.DYN) || types.contains(type);
  }

  /** With its article, for sentences. */
  @Override
  public String toString() {
    return words;
  }
}
