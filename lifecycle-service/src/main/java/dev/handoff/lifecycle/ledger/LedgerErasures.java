package dev.handoff.lifecycle.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.handoff.bus.LeadDigest;
import dev.handoff.message.LeadErased;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives the rows of erased leads their other name, inside the transaction of whoever calls. What
 * they say is the same whether they were there when the erasure became known, or came later.
 */
final class LedgerErasures {
  /** Any number, so long as it is nobody else's in this database. */
  private static final long LOCK = 0x6572_6173_7572_65L;

  private final JdbcTemplate sql;

  LedgerErasures(JdbcTemplate sql) {
    this.sql = sql;
  }

  /**
   * What is known of these leads' erasures, by lead. Whoever writes rows and whoever erases never
   * do so at once, or a row could slip through between the two.
   *
   * @param erasing whether some are to be erased
   */
  Map<String, Erasure> among(Collection<String> leadIds, boolean erasing) {
    sql.query(
        "select pg_advisory_xact_lock%s(?)".formatted(erasing ? "" : "_shared"), _ -> {}, LOCK);
    Map<String, String> leads = new HashMap<>();
    leadIds.forEach(lead -> leads.put(LeadDigest.of(lead), lead));
    Map<String, Erasure> erased = new HashMap<>();
    sql.query(
        """
        select lead_digest, erasure_id, erased_at, cycles, revision from erasure
        where lead_digest = any (?)
        """,
        row -> {
          erased.put(
              leads.getOrDefault(row.getString(1), ""),
              new Erasure(
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getInt(4),
                  row.getLong(5)));
        },
        (Object) leads.keySet().toArray(String[]::new));
    return erased;
  }

  /** Before a batch is written: rows of leads that it knows to be erased, should there be any. */
  void makeRoomFor(Batch batch) {
    batch.anonymised().forEach(this::moveAway);
  }

  /**
   * Carries out what a batch asks for, and tells anew what is left of the leads that it touched.
   */
  void write(Batch batch) {
    LedgerTable.ERASED_STEP.write(sql, batch.erasedSteps());
    LedgerTable.CYCLE.write(sql, batch.erasedCyclesHandedOver());
    Map<String, Erasure> found = new TreeMap<>();
    batch.erasures().forEach(erased -> found.putAll(begin(erased)));
    found.forEach(this::moveAway);
    Stream.concat(batch.anonymised().values().stream(), found.values().stream())
        .distinct()
        .forEach(this::tellAnew);
  }

  /** The leads whose rows have to go: one, or none that the ledger knows. */
  private Map<String, Erasure> begin(LeadErased erased) {
    Erasure erasure = Erasure.of(erased);
    sql.update(
        """
        insert into erasure as was (lead_digest, erasure_id, erased_at, cycles, revision)
        values (?, ?, ?, ?, ?)
        on conflict (lead_digest) do update set erasure_id = excluded.erasure_id,
          erased_at = excluded.erased_at, cycles = excluded.cycles, revision = excluded.revision
        where was.revision <= excluded.revision
        """,
        erased.getLeadDigest(),
        erasure.id(),
        utc(erasure.at()),
        erasure.cycles(),
        erasure.revision());
    Map<String, Erasure> leads = new HashMap<>();
    sql.query(
        "select lead_id from lead where digest_of(lead_id) = ?",
        row -> {
          leads.put(row.getString(1), erasure);
        },
        erased.getLeadDigest());
    return leads;
  }

  private void moveAway(String leadId, Erasure erasure) {
    List<Row> steps =
        sql.query(
            "select body from timeline where lead_id = ? and kind = 'step' and revision <= ?",
            (row, _) -> Anonymous.stepRow(erasure, Step.parse(row.getString(1))),
            leadId,
            erasure.revision());
    LedgerTable.ERASED_STEP.write(sql, steps);
    nameCycles(leadId, erasure);
    namePromises(leadId, erasure);
    forget(leadId, erasure);
  }

  private void nameCycles(String leadId, Erasure erasure) {
    sql.update(
        "delete from queue where cycle_id in"
            + " (select cycle_id from handoff_cycle where lead_id = ? and cycle_number <= ?)",
        leadId,
        erasure.cycles());
    sql.update(
        """
        update handoff_cycle set cycle_id = ? || ':' || cycle_number, lead_id = ?, erased_at = ?,
          seniority = null, country = null, industry = null, waits_for = null
        where lead_id = ? and cycle_number <= ?
        """,
        erasure.id(),
        erasure.id(),
        utc(erasure.at()),
        leadId,
        erasure.cycles());
  }

  private void namePromises(String leadId, Erasure erasure) {
    sql.update(
        """
        update promise set cycle_id = ? || substring(cycle_id from ':[0-9]+$'), lead_id = ?
        where lead_id = ? and substring(cycle_id from '[0-9]+$')::bigint <= ?
        """,
        erasure.id(),
        erasure.id(),
        leadId,
        erasure.cycles());
  }

  /** Where somebody came anew before the erasure was read here, only what is of before goes. */
  private void forget(String leadId, Erasure erasure) {
    int entries =
        sql.update(
            """
            delete from timeline where lead_id = ? and
              coalesce(revision <= ?, substring(cycle_id from '[0-9]+$')::bigint <= ?, occurred_at <= ?)
            """,
            leadId,
            erasure.revision(),
            erasure.cycles(),
            utc(erasure.at()));
    forgetStanding(leadId, erasure);
    sql.update("delete from lead_change where lead_id = ?", leadId);
    if (entries > 0) {
      // Whoever has it on a screen reads again, and is not told whom it was about.
      sql.update("insert into lead_change (happened) values ('{}') on conflict do nothing");
      sql.execute("notify handoff_changes");
    }
  }

  private void forgetStanding(String leadId, Erasure erasure) {
    sql.update(
        """
        update lead set stage = 'PROSPECT', revision = 0, cycle_id = null, rep = null, pool = null
        where lead_id = ? and revision <= ?
        """,
        leadId,
        erasure.revision());
    sql.update(
        """
        update lead set handoff = null, segment = null
        where lead_id = ? and (handoff ->> 'cycleNumber')::int <= ?
        """,
        leadId,
        erasure.cycles());
    sql.update(
        """
        update lead set scored_at = null, score_total = null, qualifies = null, score = null
        where lead_id = ? and scored_at <= ?
        """,
        leadId,
        utc(erasure.at()));
    sql.update(
        "delete from lead where lead_id = ? and revision = 0 and handoff is null and scored_at is null",
        leadId);
  }

  private void tellAnew(Erasure erasure) {
    List<Row> cycles = new ArrayList<>();
    sql
        .query(
            "select body from erased_step where erasure_id = ? order by revision",
            (row, _) -> Step.parse(row.getString(1)),
            erasure.id())
        .stream()
        .collect(groupingBy(Step::leadId, TreeMap::new, toList()))
        .values()
        .forEach(steps ->
            Passage.of(steps).forEach(passage -> cycles.add(Anonymous.cycle(erasure, passage))));
    LedgerTable.CYCLE.write(sql, cycles);
    sql.update(
        "update handoff_cycle set erased_at = ? where lead_id = ? and erased_at <> ?",
        utc(erasure.at()),
        erasure.id(),
        utc(erasure.at()));
    sql.update(
        """
        update promise set state = 'ERASED'
        where lead_id = ? and ended_at is null and state in ('RUNNING', 'WARNED')
        """,
        erasure.id());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
