package dev.handoff.contract;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a condition is asked about. Each map holds the known attributes by name: strings, longs,
 * doubles, booleans, instants and, for {@code formAnswers}, a map of strings. A missing attribute
 * is a missing key; no value is null.
 *
 * @param event attributes of the event; empty where no event is in question
 * @param lead attributes of the person
 * @param company attributes of the company
 * @param mql what is said of an MQL; empty where none is in question
 * @param alert what is said of a promise; empty where none is in question
 */
public record Facts(
    Map<String, Object> event,
    Map<String, Object> lead,
    Map<String, Object> company,
    Map<String, Object> mql,
    Map<String, Object> alert) {

  /**
   * What a message says of its subject, by name: the typed fields that are set, and the free ones
   * whose names no typed field has.
   *
   * @param free what it says beyond its typed fields
   * @param freeField the name of the field that holds this
   * @return a map of the caller's own
   */
  public static Map<String, Object> named(
      SpecificRecord message, Map<String, Object> free, String freeField) {
    var values = new HashMap<>(free);
    for (var field : message.getSchema().getFields()) {
      if (field.name().equals(freeField)) {
        continue;
      }
      var value = message.get(field.pos());
      if (value == null) {
        values.remove(field.name());
      } else {
        values.put(field.name(), value);
      }
    }
    return values;
  }

  /** Facts about an act, with no lead in question. */
  public static Facts ofEvent(Map<String, Object> event) {
    return new Facts(event, Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** Facts about who the lead is, with no event in question. */
  public static Facts ofProfile(Map<String, Object> lead, Map<String, Object> company) {
    return new Facts(Map.of(), lead, company, Map.of(), Map.of());
  }

  /** Facts about an MQL and whose it is. */
  public static Facts ofMql(
      Map<String, Object> mql, Map<String, Object> lead, Map<String, Object> company) {
    return new Facts(Map.of(), lead, company, mql, Map.of());
  }

  /** Facts about what became of a promise. */
  public static Facts ofAlert(Map<String, Object> alert) {
    return new Facts(Map.of(), Map.of(), Map.of(), Map.of(), alert);
  }
}
