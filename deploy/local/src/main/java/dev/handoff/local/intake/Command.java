package dev.handoff.local.intake;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The decisions that a history can hold, and what a mapping may say of each. */
enum Command {
  ASSIGN(Map.of("rep", Kind.TEXT, "pool", Kind.TEXT, "reason", Kind.TEXT), Set.of("rep")),
  ACCEPT(Map.of("note", Kind.TEXT), Set.of()),
  REJECT(Map.of("reason", Kind.TEXT, "note", Kind.TEXT), Set.of("reason")),
  TOUCH(Map.of("kind", Kind.TOUCH, "reached", Kind.YES_OR_NO, "note", Kind.TEXT), Set.of("kind")),
  DISCOVERY(Map.of("note", Kind.TEXT), Set.of()),
  QUALIFY(
      Map.of(
          "source",
          Kind.CONVERSATION,
          "decision-by",
          Kind.TIME,
          "opportunity",
          Kind.TEXT,
          "note",
          Kind.TEXT),
      Set.of()),
  DISQUALIFY(Map.of("reason", Kind.TEXT, "note", Kind.TEXT), Set.of("reason")),
  RECYCLE(Map.of("reason", Kind.TEXT, "until", Kind.TIME, "note", Kind.TEXT), Set.of("reason")),
  REOPEN(Map.of("reason", Kind.TEXT), Set.of("reason")),
  OPPORTUNITY(
      Map.of("opportunity", Kind.TEXT, "amount", Kind.NUMBER, "currency", Kind.TEXT),
      Set.of("opportunity")),
  CLOSE(
      Map.of(
          "won", Kind.YES_OR_NO, "amount", Kind.NUMBER, "currency", Kind.TEXT, "reason", Kind.TEXT),
      Set.of("won"));

  private static final Map<String, Kind> OF_ALL =
      Map.of("when", Kind.YES_OR_NO, "at", Kind.TIME, "actor", Kind.TEXT);

  private final Map<String, Kind> own;
  private final Set<String> required;

  Command(Map<String, Kind> own, Set<String> required) {
    this.own = own;
    this.required = required;
  }

  static Optional<Command> of(String word) {
    return Arrays.stream(values()).filter(command -> command.toString().equals(word)).findFirst();
  }

  /** All of them, as mappings write them. */
  static String words() {
    return Arrays.stream(values()).map(Command::toString).collect(joining(", "));
  }

  /** The expressions by key that it may have. */
  Map<String, Kind> parts() {
    var parts = new HashMap<>(OF_ALL);
    parts.putAll(own);
    return parts;
  }

  /** What it must say besides who did it and when. */
  Set<String> required() {
    return required;
  }

  /** As mappings write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
