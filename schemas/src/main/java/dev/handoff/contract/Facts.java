package dev.handoff.contract;

import java.util.Map;

/**
 * What a condition is asked about. Each map holds the known attributes by name: strings, longs,
 * doubles, booleans, instants and, for {@code formAnswers}, a map of strings. A missing attribute
 * is a missing key; no value is null.
 *
 * @param event attributes of the event; empty where no event is in question
 * @param lead attributes of the person
 * @param company attributes of the company
 */
public record Facts(
    Map<String, Object> event, Map<String, Object> lead, Map<String, Object> company) {

  /** Facts about an act, with no lead in question. */
  public static Facts ofEvent(Map<String, Object> event) {
    return new Facts(event, Map.of(), Map.of());
  }

  /** Facts about who the lead is, with no event in question. */
  public static Facts ofProfile(Map<String, Object> lead, Map<String, Object> company) {
    return new Facts(Map.of(), lead, company);
  }
}
