package dev.handoff.lifecycle.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a row by column, in the order in which they were set. */
final class Row {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Row set(String column, @Nullable Object value) {
    values.put(column, value);
    return this;
  }

  @Nullable Object get(String column) {
    return values.get(column);
  }

  Map<String, @Nullable Object> values() {
    return values;
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
