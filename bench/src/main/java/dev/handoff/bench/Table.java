package dev.handoff.bench;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in aligned columns: the first to the left, numbers to the right. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    row(heads);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    return rows.stream().map(this::aligned).collect(joining(System.lineSeparator()));
  }

  private String aligned(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> aligned(row.get(column), column))
        .collect(joining("  "))
        .stripTrailing();
  }

  private String aligned(String cell, int column) {
    int width = rows.stream().map(row -> row.get(column)).mapToInt(String::length).max().orElse(1);
    return (column == 0 ? "%-" + width + "s" : "%" + width + "s").formatted(cell);
  }
}
