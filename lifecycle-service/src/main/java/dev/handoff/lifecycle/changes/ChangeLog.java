package dev.handoff.lifecycle.changes;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of changes in the database, written by the very transactions that change the ledger.
 *
 * <p>Transactions end in another order than they begin in, so a number from a sequence would let a
 * reader step over a change that is not committed yet. Changes are ordered by transaction instead,
 * and read only up to the oldest transaction that is still under way: nothing can come before that
 * any more.
 */
public final class ChangeLog {
  private static final String OLDEST_UNDER_WAY =
      "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  private static final String AFTER =
      """
      select transaction, number, lead_id, happened, former_rep, cycle_id, stage, revision, rep
      from lead_change left join lead using (lead_id)
      where (transaction, number) > (:transaction, :number) and transaction < :end
      order by transaction, number
      limit :most
      """;

  private static final String FORGET =
      """
      with gone as (
        delete from lead_change where written_at < now() - make_interval(secs => :seconds)
        returning transaction, number),
      latest as (select transaction, number from gone order by transaction desc, number desc limit 1)
      update change_log log
      set forgotten_transaction = latest.transaction, forgotten_number = latest.number
      from latest
      where (log.forgotten_transaction, log.forgotten_number) < (latest.transaction, latest.number)
      """;

  private final JdbcClient ledger;

  ChangeLog(JdbcClient ledger) {
    this.ledger = ledger;
  }

  /** The place up to which everything is committed, just now. */
  public ChangeId end() {
    return new ChangeId(
        ledger.sql("select generation from change_log").query(Long.class).single(),
        ledger.sql(OLDEST_UNDER_WAY).query(Long.class).single(),
        0);
  }

  /** What came after a place of this log, so many changes at most. */
  Heard after(ChangeId place, int most) {
    // First, so that whatever is not in what follows comes after it.
    ChangeId end = end();
    if (place.generation() != end.generation()) {
      return new Heard.BuiltAnew(end);
    }
    List<Change> changes =
        ledger
            .sql(AFTER)
            .param("transaction", place.transaction())
            .param("number", place.number())
            .param("end", end.transaction())
            .param("most", most)
            .query((row, _) -> change(place.generation(), row))
            .list();
    return new Heard.News(changes, changes.size() < most ? end : changes.getLast().id());
  }

  /**
   * Whether nothing that came after the place has been forgotten, nor the place is of another log.
   */
  boolean knows(ChangeId place) {
    ChangeId forgotten =
        ledger
            .sql("select generation, forgotten_transaction, forgotten_number from change_log")
            .query((row, _) -> new ChangeId(row.getLong(1), row.getLong(2), row.getLong(3)))
            .single();
    return place.generation() == forgotten.generation()
        && !place.isBefore(forgotten)
        && !end().isBefore(place);
  }

  /** Forgets what is older. */
  void forget(Duration age) {
    ledger.sql(FORGET).param("seconds", age.toSeconds()).update();
  }

  private static Change change(long generation, ResultSet row) throws SQLException {
    var id = new ChangeId(generation, row.getLong("transaction"), row.getLong("number"));
    String leadId = row.getString("lead_id");
    return leadId == null
        ? new Change.OfMany(id)
        : new Change.OfLead(
            id,
            leadId,
            row.getString("cycle_id"),
            requireNonNullElse(row.getString("stage"), "PROSPECT"),
            row.getLong("revision"),
            row.getString("rep"),
            row.getString("former_rep"),
            List.of((String[]) row.getArray("happened").getArray()));
  }
}
