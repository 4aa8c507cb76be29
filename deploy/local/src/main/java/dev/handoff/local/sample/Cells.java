package dev.handoff.local.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The cells of one row while it is written. */
final class Cells {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final Map<Column, String> cells;

  Cells() {
    this(new EnumMap<>(Column.class));
  }

  private Cells(Map<Column, String> cells) {
    this.cells = cells;
  }

  Cells copy() {
    return new Cells(new EnumMap<>(cells));
  }

  Cells set(Column column, String value) {
    cells.put(column, value);
    return this;
  }

  Cells set(Column column, long value) {
    return set(column, Long.toString(value));
  }

  Cells set(Column column, Instant value) {
    return set(column, MINUTES.format(value));
  }

  String get(Column column) {
    return cells.getOrDefault(column, "");
  }

  List<String> line() {
    return Arrays.stream(Column.values()).map(this::get).toList();
  }
}
