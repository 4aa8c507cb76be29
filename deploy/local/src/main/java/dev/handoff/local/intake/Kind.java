package dev.handoff.local.intake;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;
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
  /** How a lead was sought. */
  TOUCH(List.of("call", "email", "meeting", "message", "visit", "automated")),
  /** Where something was said. */
  CONVERSATION(List.of("call", "email", "meeting")),
  ANYTHING("anything", Set.of());

  private final String words;
  private final Set<CelType> types;
  private final List<String> choices;

  Kind(String words, Set<CelType> types) {
    this.words = words;
    this.types = types;
    this.choices = List.of();
  }

  /** One of a few words, which may stand there bare. */
  Kind(List<String> choices) {
    var last = choices.size() - 1;
    this.words = String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
    this.types = Set.of(SimpleType.STRING);
    this.choices = choices;
  }

  boolean admits(CelType type) {
    return types.isEmpty() || type.equals(SimpleType.DYN) || types.contains(type);
  }

  /** Whether this text may stand for itself, and is no expression. */
  boolean isChoice(String text) {
    return choices.contains(text);
  }

  /** Whether a value that is a text may be this one; asked of what is one of a few words. */
  boolean allows(String value) {
    return choices.isEmpty() || choices.contains(value);
  }

  /** With its article, for sentences. */
  @Override
  public String toString() {
    return words;
  }
}
