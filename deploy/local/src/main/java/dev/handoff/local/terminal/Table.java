package dev.handoff.local.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows whose columns stand under each other. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; cells hold no styling, so that their width is their length. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The rows as lines, each column as wide as its widest cell, two blanks between columns. */
  public List<String> lines() {
    var columns = rows.stream().mapToInt(List::size).max().orElse(0);
    var widths = new int[columns];
    for (var row : rows) {
      for (var column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (var column = 0; column < row.size(); column++) {
      line.append(row.get(column));
      line.repeat(' ', widths[column] - row.get(column).length() + 2);
    }
    return line.toString().stripTrailing();
  }
}
