package dev.handoff.lifecycle.ledger;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A table, or those columns of it that one topic speaks of, written row by row: a row that is there
 * takes the new values, and keeps its other columns.
 *
 * @param name the table
 * @param key its primary key
 * @param guard when a row that is there takes the values, in SQL; empty: always
 */
record LedgerTable(String name, List<String> key, String guard) {
  static final LedgerTable CYCLE = new LedgerTable("handoff_cycle", List.of("cycle_id"), "");
  static final LedgerTable LEAD = new LedgerTable("lead", List.of("lead_id"), "");
  static final LedgerTable LEAD_HANDED_OVER =
      new LedgerTable(
          "lead",
          List.of("lead_id"),
          """
          lead.handoff is null
          or (lead.handoff ->> 'cycleNumber')::int <= (excluded.handoff ->> 'cycleNumber')::int
          """);
  static final LedgerTable TIMELINE =
      new LedgerTable("timeline", List.of("lead_id", "event_id"), "false");
  static final LedgerTable ERASED_STEP =
      new LedgerTable("erased_step", List.of("erasure_id", "revision"), "false");
  static final LedgerTable PROMISE =
      new LedgerTable(
          "promise",
          List.of("cycle_id", "promise"),
          "(excluded.started_at, excluded.progress) >= (promise.started_at, promise.progress)");

  /**
   * Writes rows.
   *
   * @param rows of the same columns, each key at most once
   */
  void write(JdbcTemplate sql, Collection<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<String> columns = List.copyOf(rows.iterator().next().values().keySet());
    sql.batchUpdate(
        statement(columns), rows, rows.size(), (statement, row) -> bind(statement, columns, row));
  }

  private String statement(List<String> columns) {
    String changes =
        columns.stream()
            .filter(column -> !key.contains(column))
            .map(column -> column + " = excluded." + column)
            .collect(joining(", "));
    return "insert into %s (%s) values (%s) on conflict (%s) do %s"
        .formatted(
            name,
            String.join(", ", columns),
            columns.stream().map(_ -> "?").collect(joining(", ")),
            String.join(", ", key),
            guard.equals("false")
                ? "nothing"
                : "update set " + changes + (guard.isEmpty() ? "" : " where " + guard));
  }

  private static void bind(PreparedStatement statement, List<String> columns, Row row)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      statement.setObject(i + 1, bound(row.get(columns.get(i))));
    }
  }

  private static @Nullable Object bound(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case String text -> Text.storable(text);
      case Instant at -> at.atOffset(ZoneOffset.UTC);
      case JsonNode json -> jsonb(json);
      case List<?> texts -> texts.toArray(String[]::new);
      case Object other -> other;
    };
  }

  private static PGobject jsonb(JsonNode json) throws SQLException {
    PGobject object = new PGobject();
    object.setType("jsonb");
    object.setValue(json.toString());
    return object;
  }
}
