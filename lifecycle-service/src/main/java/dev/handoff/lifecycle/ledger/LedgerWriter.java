package dev.handoff.lifecycle.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes batches as rows, inside the transaction of whoever calls. */
final class LedgerWriter {
  private final JdbcTemplate sql;
  private final LedgerErasures erasures;

  LedgerWriter(JdbcTemplate sql) {
    this.sql = sql;
    this.erasures = new LedgerErasures(sql);
  }

  /**
   * Begins a batch.
   *
   * @param leadIds whom its records are about
   * @param erasing whether some of them are erasures
   */
  Batch begin(Collection<String> leadIds, boolean erasing) {
    return new Batch(erasures.among(leadIds, erasing));
  }

  void write(Batch batch) {
    erasures.makeRoomFor(batch);
    erase(batch.erased());
    LedgerTable.TIMELINE.write(sql, batch.timeline());
    LedgerTable.CYCLE.write(sql, batch.cyclesHandedOver());
    tellAnew(batch.stepped());
    LedgerTable.LEAD_HANDED_OVER.write(sql, batch.leadsHandedOver());
    LedgerTable.LEAD.write(sql, batch.leadsScored());
    LedgerTable.PROMISE.write(sql, batch.promises());
    erasures.write(batch);
  }

  /** Rows follow from all steps of a lead: what is recorded late or corrected finds its place. */
  private void tellAnew(Set<String> leadIds) {
    if (leadIds.isEmpty()) {
      return;
    }
    List<Row> cycles = new ArrayList<>();
    List<Row> leads = new ArrayList<>();
    stepsOf(leadIds).stream()
        .collect(groupingBy(Step::leadId, TreeMap::new, toList()))
        .forEach((leadId, steps) -> {
          List<Passage> passages = Passage.of(steps);
          passages.forEach(passage -> cycles.add(passage.row()));
          leads.add(lead(leadId, passages.getLast()));
        });
    LedgerTable.CYCLE.write(sql, cycles);
    LedgerTable.LEAD.write(sql, leads);
  }

  private List<Step> stepsOf(Set<String> leadIds) {
    return sql.query(
        """
        select body from timeline where lead_id = any (?) and kind = 'step'
        order by lead_id, revision, event_id
        """,
        (row, _) -> Step.parse(row.getString(1)),
        (Object) leadIds.toArray(String[]::new));
  }

  private static Row lead(String leadId, Passage latest) {
    return new Row()
        .set("lead_id", leadId)
        .set("stage", latest.stage().name())
        .set("revision", latest.revision())
        .set("cycle_id", latest.cycleId())
        .set("rep", latest.rep())
        .set("pool", latest.pool());
  }

  /** A lead of which nothing else is known is not known any more. */
  private void erase(Set<String> leadIds) {
    for (String leadId : leadIds) {
      sql.update("delete from timeline where lead_id = ? and kind = 'score'", leadId);
      sql.update(
          """
          update lead set scored_at = null, score_total = null, qualifies = null, score = null
          where lead_id = ?
          """,
          leadId);
      sql.update("delete from lead where lead_id = ? and revision = 0 and handoff is null", leadId);
    }
  }
}
