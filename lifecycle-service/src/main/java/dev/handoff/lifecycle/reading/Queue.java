package dev.handoff.lifecycle.reading;

import static java.util.stream.Collectors.joining;

import dev.handoff.lifecycle.changes.ChangeId;
import dev.handoff.lifecycle.changes.ChangeLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue, read from the ledger in its order, from an index that has this very order. */
final class Queue {
  private static final String PAGE =
      """
      select q.cycle_id, q.lead_id, q.waits_for, q.rep, q.pool, q.segment, q.promise, q.state,
             nullif(q.due_at, 'infinity') as due_at, q.minus_score,
             c.stage, c.revision, c.score, c.sla_class, c.source, c.mql_at,
             l.handoff -> 'company' ->> 'name' as company,
             pg_current_snapshot()::text as snapshot
      from queue q join handoff_cycle c using (cycle_id) left join lead l on l.lead_id = q.lead_id
      %s
      order by q.due_at, q.minus_score, q.cycle_id
      limit :limit
      """;

  private static final String AFTER =
      """
      (q.due_at, q.minus_score, q.cycle_id) > (:dueAt::timestamptz, :minusScore, :cycleId)
      and pg_visible_in_snapshot(q.placed_in, :walk::pg_snapshot)\
      """;

  private final JdbcClient ledger;
  private final ChangeLog changes;

  Queue(JdbcClient ledger, ChangeLog changes) {
    this.ledger = ledger;
    this.changes = changes;
  }

  /** Where the log of changes stands now. Whatever is in a page that is read later came before. */
  ChangeId asOf() {
    return changes.end();
  }

  /**
   * A page.
   *
   * @param after where the walk goes on; null: at its beginning
   */
  QueuePage page(QueueQuestion question, @Nullable QueueCursor after, ChangeId asOf) {
    var query =
        ledger
            .sql(PAGE.formatted(where(question, after)))
            .params(question.columns())
            // One more, to see whether there is another page.
            .param("limit", question.limit() + 1);
    if (after != null) {
      query
          .param("dueAt", after.dueAt())
          .param("minusScore", after.minusScore())
          .param("cycleId", after.cycleId())
          .param("walk", after.walk());
    }
    List<Row> rows = query.query((row, _) -> row(row)).list();
    boolean more = rows.size() > question.limit();
    List<Row> shown = more ? rows.subList(0, question.limit()) : rows;
    return new QueuePage(
        shown.stream().map(Row::item).toList(),
        more ? cursor(question, after, asOf, shown.getLast()).text() : null,
        asOf.toString());
  }

  private static String where(QueueQuestion question, @Nullable QueueCursor after) {
    String conditions =
        Stream.of(
                question.columns().keySet().stream().map("q.%1$s = :%1$s"::formatted),
                question.unassigned() ? Stream.of("q.rep is null") : Stream.<String>of(),
                after == null ? Stream.<String>of() : Stream.of(AFTER))
            .flatMap(it -> it)
            .collect(joining(" and "));
    return conditions.isEmpty() ? "" : "where " + conditions;
  }

  private static QueueCursor cursor(
      QueueQuestion question, @Nullable QueueCursor before, ChangeId asOf, Row last) {
    QueueItem.Deadline deadline = last.item.deadline();
    return new QueueCursor(
        asOf.generation(),
        before == null ? last.snapshot : before.walk(),
        question.filters(),
        deadline == null ? "infinity" : deadline.dueAt().toString(),
        last.minusScore,
        last.item.cycleId());
  }

  /** What a page shows of a lead, and what a cursor needs besides. */
  private record Row(QueueItem item, double minusScore, String snapshot) {}

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new QueueItem(
            row.getString("lead_id"),
            row.getString("cycle_id"),
            Words.of(row.getString("stage")),
            row.getString("waits_for"),
            deadline(row),
            row.getObject("score", Double.class),
            row.getString("sla_class"),
            row.getString("rep"),
            row.getString("pool"),
            row.getString("segment"),
            row.getString("company"),
            row.getString("source"),
            instant(row, "mql_at"),
            row.getLong("revision")),
        row.getDouble("minus_score"),
        row.getString("snapshot"));
  }

  private static QueueItem.@Nullable Deadline deadline(ResultSet row) throws SQLException {
    Instant dueAt = instant(row, "due_at");
    return dueAt == null
        ? null
        : new QueueItem.Deadline(
            row.getString("promise"), dueAt, Words.ofClock(row.getString("state")));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
