package dev.handoff.lifecycle.reading;

import static dev.handoff.lifecycle.reading.Queue.instant;
import static java.util.Objects.requireNonNull;

import dev.handoff.lifecycle.changes.ChangeLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Leads as the ledger has them. */
final class Leads {
  private static final String LEAD =
      """
      select stage, revision, cycle_id, rep, pool, segment, score::text, handoff::text
      from lead where lead_id = :id
      """;

  private static final String CYCLE =
      """
      select cycle_id, cycle_number, contract_id, contract_version, lower(stage) as stage, waits_for,
             lower(outcome) as outcome, reason, sla_class, source, campaign, channel, partner,
             segment, persona, lower(replace(trigger, '_', '-')) as trigger, score,
             array_to_string(missing, ',') as missing,
             mql_at, assigned_at, first_touch_at, first_reached_at, accepted_at, discovery_at,
             qualified_at, opportunity_at, won_at, lost_at, rejected_at, disqualified_at,
             recycled_at, recycled_until, reopened_at, touches, evidence_asked, evidence_given,
             decision_by, opportunity_id, amount, currency
      from handoff_cycle where cycle_id = :cycle
      """;

  private static final String PROMISES =
      """
      select cycle_id, promise, state, p.sla_class, calendar, started_at, due_at, ended_at
      from promise p left join handoff_cycle c using (cycle_id)
      where p.lead_id = :id
      order by c.cycle_number desc nulls last, due_at, promise
      """;

  private static final String TIMELINE =
      """
      select event_id, occurred_at, written_at, kind, what, cycle_id, revision, actor, sentence, body
      from timeline
      where lead_id = :id %s
      order by occurred_at desc, coalesce(revision, -1) desc, written_at desc, event_id desc
      limit :limit
      """;

  private static final String OLDER =
      """
      and (occurred_at, coalesce(revision, -1), written_at, event_id)
        < (:occurredAt, :revision, :writtenAt, :eventId)\
      """;

  private final JdbcClient ledger;
  private final ChangeLog changes;
  private final TransactionOperations oneMoment;

  /**
   * @param oneMoment transactions in which every statement sees the ledger of the same moment
   */
  Leads(JdbcClient ledger, ChangeLog changes, TransactionOperations oneMoment) {
    this.ledger = ledger;
    this.changes = changes;
    this.oneMoment = oneMoment;
  }

  /**
   * A lead with the latest page of its timeline, all of one moment; empty for one that nothing is
   * known of.
   */
  Optional<StandingLead> find(String id, int entries) {
    String asOf = changes.end().toString();
    return requireNonNull(oneMoment.execute(_ -> standing(id, entries, asOf)));
  }

  private Optional<StandingLead> standing(String id, int entries, String asOf) {
    return ledger
        .sql(LEAD)
        .param("id", id)
        .query(Row.class)
        .optional()
        .map(lead ->
            new StandingLead(
                id,
                Words.of(lead.stage),
                lead.revision,
                lead.rep,
                lead.pool,
                lead.segment,
                cycle(lead.cycleId),
                lead.score,
                lead.handoff,
                promises(id),
                timeline(id, null, entries),
                asOf));
  }

  private record Row(
      String stage,
      long revision,
      @Nullable String cycleId,
      @Nullable String rep,
      @Nullable String pool,
      @Nullable String segment,
      @Nullable String score,
      @Nullable String handoff) {}

  private @Nullable Cycle cycle(@Nullable String id) {
    return id == null
        ? null
        : ledger.sql(CYCLE).param("cycle", id).query(Cycle.class).optional().orElse(null);
  }

  private List<StandingLead.Promise> promises(String id) {
    return ledger
        .sql(PROMISES)
        .param("id", id)
        .query((row, _) ->
            new StandingLead.Promise(
                row.getString("cycle_id"),
                row.getString("promise"),
                Words.ofClock(row.getString("state")),
                row.getString("sla_class"),
                row.getString("calendar"),
                requireNonNull(instant(row, "started_at")),
                requireNonNull(instant(row, "due_at")),
                instant(row, "ended_at")))
        .list();
  }

  /**
   * A page of a lead's timeline.
   *
   * @param after the entry that it goes on after; null: from the newest on
   */
  Timeline timeline(String id, @Nullable TimelineCursor after, int limit) {
    var query =
        ledger
            .sql(TIMELINE.formatted(after == null ? "" : OLDER))
            .param("id", id)
            .param("limit", limit + 1);
    if (after != null) {
      query
          .param("occurredAt", after.occurredAt().atOffset(ZoneOffset.UTC))
          .param("revision", after.revision())
          .param("writtenAt", after.writtenAt().atOffset(ZoneOffset.UTC))
          .param("eventId", after.eventId());
    }
    List<Timeline.Entry> entries = query.query((row, _) -> entry(row)).list();
    if (entries.size() <= limit) {
      return new Timeline(entries, null);
    }
    List<Timeline.Entry> shown = entries.subList(0, limit);
    return new Timeline(shown, TimelineCursor.after(shown.getLast()).text());
  }

  private static Timeline.Entry entry(ResultSet row) throws SQLException {
    return new Timeline.Entry(
        row.getString("event_id"),
        requireNonNull(instant(row, "occurred_at")),
        requireNonNull(instant(row, "written_at")),
        row.getString("kind"),
        Words.of(row.getString("what")),
        row.getString("cycle_id"),
        row.getObject("revision", Long.class),
        row.getString("actor"),
        row.getString("sentence"),
        row.getString("body"));
  }
}
