package dev.handoff.lifecycle.lead;

import java.util.List;

/** The answer to a command: never an exception, and never silence. */
public sealed interface Decision {

  /** It is done. The list is empty where a fact changes nothing. */
  record Events(List<LeadEvent> events) implements Decision {}

  /**
   * It is not done.
   *
   * @param kind what kind of refusal it is
   * @param sentence what was expected and what stands against it, for the person
   * @param missing each piece that is missing, with what was expected of it and what was found;
   *     empty unless the kind is {@link RefusalKind#INCOMPLETE}
   */
  record Refusal(RefusalKind kind, String sentence, List<String> missing) implements Decision {}

  /** A single step. */
  static Decision happened(LeadEvent event) {
    return new Events(List.of(event));
  }

  /** Nothing to do, and nothing to say. */
  static Decision nothing() {
    return new Events(List.of());
  }
}
