package dev.handoff.lifecycle.reading;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the queue is asked for. What is null does not matter.
 *
 * @param rep who has the lead
 * @param unassigned only leads that nobody has; never together with a rep
 * @param pool that the lead was last assigned from
 * @param segment of the company
 * @param limit most leads of a page, 1 to 200
 */
record QueueQuestion(
    @Nullable String rep,
    boolean unassigned,
    @Nullable String pool,
    @Nullable String segment,
    @Nullable WaitingFor waitingFor,
    int limit) {

  /** The columns that have to have a value, by name. */
  Map<String, String> columns() {
    Map<String, String> columns = new TreeMap<>();
    put(columns, "rep", rep);
    put(columns, "pool", pool);
    put(columns, "segment", segment);
    put(columns, "waits_for", waitingFor == null ? null : waitingFor.toString());
    return columns;
  }

  private static void put(Map<String, String> columns, String name, @Nullable String value) {
    if (value != null) {
      columns.put(name, value);
    }
  }

  /** The question as text, without the limit: all pages of a walk have the same. */
  String filters() {
    return columns().entrySet().stream()
        .map(Map.Entry::toString)
        .collect(joining("&", unassigned ? "unassigned&" : "", ""));
  }
}
