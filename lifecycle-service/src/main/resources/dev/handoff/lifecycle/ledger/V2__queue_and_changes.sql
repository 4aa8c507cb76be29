-- The queue, and the log of changes: what GET /v1/queue and GET /v1/changes read.
-- The database keeps both itself, in the transactions that write the ledger, so that they say what
-- the ledger says whoever writes it. docs/queue-over-http.md describes them for people.

-- ---------------------------------------------------------------------------- the queue

create table queue (
  cycle_id            text primary key,
  lead_id             text not null,
  waits_for           text not null,
  rep                 text,
  pool                text,
  segment             text,
  due_at              timestamptz not null,
  minus_score         double precision not null,
  promise             text,
  state               text,
  placed_in           xid8 not null
);

comment on table queue is 'Cycles that wait for sales, ready to be read in order: due_at, minus_score, cycle_id.';
comment on column queue.cycle_id is 'The handoff cycle.';
comment on column queue.lead_id is 'The lead.';
comment on column queue.waits_for is 'As of handoff_cycle.';
comment on column queue.rep is 'As of handoff_cycle; null: nobody has it.';
comment on column queue.pool is 'As of handoff_cycle.';
comment on column queue.segment is 'As of handoff_cycle.';
comment on column queue.due_at is 'The soonest instant at which a promise that is still owed is due; infinity where none is.';
comment on column queue.minus_score is 'The score times -1, so that the higher comes first; 0 where there is none.';
comment on column queue.promise is 'The promise that is due then; null where none is owed.';
comment on column queue.state is 'State of that promise.';
comment on column queue.placed_in is 'The transaction that last gave it another place in the order.';

create index queue_in_order on queue (due_at, minus_score, cycle_id);
create index queue_of_rep on queue (rep, due_at, minus_score, cycle_id);
create index queue_of_pool on queue (pool, due_at, minus_score, cycle_id);
create index queue_of_segment on queue (segment, due_at, minus_score, cycle_id);
create index queue_of_waiting on queue (waits_for, due_at, minus_score, cycle_id);

-- A broken promise is owed until what was promised is done, of which no alert tells any more: the
-- cycle does. Of a reopened one it tells what was done before, and only the clock knows better.
create function is_owed(p promise, c handoff_cycle) returns boolean language sql immutable as $$
  select p.ended_at is null and p.state in ('RUNNING', 'WARNED', 'BROKEN', 'ESCALATED') and (
    case p.promise
      when 'acceptance' then c.stage = 'MQL'
      when 'first-touch' then c.first_touch_at is null
      when 'discovery' then c.stage = 'SAL' and c.discovery_at is null
      else true
    end
    or (p.state in ('RUNNING', 'WARNED') and p.started_at >= c.reopened_at));
$$;

comment on function is_owed(promise, handoff_cycle) is 'Whether sales still owes what a promise of the cycle says.';

create function queue_again(cycle text) returns void language plpgsql as $$
begin
  delete from queue q where q.cycle_id = cycle
    and not exists (select from handoff_cycle c where c.cycle_id = cycle and c.waits_for is not null);

  insert into queue as was
    select c.cycle_id, c.lead_id, c.waits_for, c.rep, c.pool, c.segment,
           coalesce(p.due_at, 'infinity'), coalesce(-c.score, 0), p.promise, p.state,
           pg_current_xact_id()
    from handoff_cycle c
    left join lateral (
      select owed.due_at, owed.promise, owed.state from promise owed
      where owed.cycle_id = c.cycle_id and is_owed(owed, c)
      order by owed.due_at, owed.promise limit 1) p on true
    where c.cycle_id = cycle and c.waits_for is not null
  on conflict (cycle_id) do update set
    waits_for = excluded.waits_for, rep = excluded.rep, pool = excluded.pool,
    segment = excluded.segment, promise = excluded.promise, state = excluded.state,
    due_at = excluded.due_at, minus_score = excluded.minus_score,
    placed_in = case
      when (was.due_at, was.minus_score) = (excluded.due_at, excluded.minus_score)
      then was.placed_in else excluded.placed_in end;
end $$;

comment on function queue_again(text) is 'Puts a cycle where it belongs in the queue, or takes it out.';

create function queue_after_change() returns trigger language plpgsql as $$
begin
  perform queue_again(new.cycle_id);
  return null;
end $$;

create trigger queue_began after insert on handoff_cycle
  for each row when (new.waits_for is not null)
  execute function queue_after_change();

create trigger queue_moved after update on handoff_cycle
  for each row when ((old.waits_for is not null or new.waits_for is not null)
    and (old.waits_for, old.rep, old.pool, old.segment, old.score, old.stage, old.first_touch_at,
         old.discovery_at, old.reopened_at)
      is distinct from (new.waits_for, new.rep, new.pool, new.segment, new.score, new.stage,
         new.first_touch_at, new.discovery_at, new.reopened_at))
  execute function queue_after_change();

create trigger queue_promised after insert on promise
  for each row when (new.ended_at is null)
  execute function queue_after_change();

create trigger queue_due after update on promise
  for each row when ((old.due_at, old.ended_at, old.state) is distinct from (new.due_at, new.ended_at, new.state))
  execute function queue_after_change();

-- ---------------------------------------------------------------------------- the log of changes

create table change_log (
  generation            bigint not null,
  forgotten_transaction bigint not null default 0,
  forgotten_number      bigint not null default 0
);

comment on table change_log is 'One row: which log it is.';
comment on column change_log.generation is 'Seconds since 1970 at which the log was begun: another one with each ledger.';
comment on column change_log.forgotten_transaction is 'The latest change that is not kept any more.';
comment on column change_log.forgotten_number is 'Its number.';

insert into change_log select extract(epoch from clock_timestamp())::bigint;

create table lead_change (
  transaction         bigint not null default pg_current_xact_id()::text::bigint,
  number              bigint not null generated always as identity,
  lead_id             text,
  happened            text[] not null,
  former_rep          text,
  written_at          timestamptz not null default now(),
  primary key (transaction, number),
  unique nulls not distinct (transaction, lead_id)
);

comment on table lead_change is 'A lead changed in a transaction. Kept for a while, for those who were away.';
comment on column lead_change.transaction is 'The transaction, which orders the log together with number.';
comment on column lead_change.number is 'Grows within a transaction.';
comment on column lead_change.lead_id is 'The lead; null: many changed, as history was written.';
comment on column lead_change.happened is 'What happened, as KIND:WHAT of the timeline.';
comment on column lead_change.former_rep is 'Who had the lead before, if somebody else has it now.';
comment on column lead_change.written_at is 'When.';

create index lead_change_by_age on lead_change (written_at);

create function is_told_as_history() returns boolean language sql as $$
  select exists (select from lead_change
    where transaction = pg_current_xact_id()::text::bigint and lead_id is null);
$$;

comment on function is_told_as_history() is 'Whether the row is written that stands for all changes of this transaction.';

-- What is written more than a minute after its record is history: of an import, after an outage, of
-- a ledger that is built anew. A transaction with history is told in one row, or every open stream
-- would be flooded.
create function log_what_happened() returns trigger language plpgsql as $$
begin
  if is_told_as_history() then
    return null;
  end if;
  if exists (select from written where written_at < now() - interval '1 minute') then
    delete from lead_change where transaction = pg_current_xact_id()::text::bigint;
    insert into lead_change (happened) values ('{}');
  else
    insert into lead_change as was (lead_id, happened)
      select lead_id, array_agg(distinct kind || ':' || what) from written group by lead_id
    on conflict (transaction, lead_id) do update set happened = was.happened || excluded.happened;
  end if;
  if found then
    notify handoff_changes;
  end if;
  return null;
end $$;

create trigger log_of_timeline after insert on timeline
  referencing new table as written
  for each statement execute function log_what_happened();

-- Whoever had the lead hears that it is gone.
create function log_former_rep() returns trigger language plpgsql as $$
begin
  if not is_told_as_history() then
    insert into lead_change as was (lead_id, happened, former_rep) values (new.lead_id, '{}', old.rep)
    on conflict (transaction, lead_id) do update
      set former_rep = coalesce(was.former_rep, excluded.former_rep);
  end if;
  return null;
end $$;

create trigger log_of_rep after update on lead
  for each row when (old.rep is distinct from new.rep and old.rep is not null)
  execute function log_former_rep();

-- ---------------------------------------------------------------------------- a ledger begun anew

-- Rows are deleted, not truncated: whoever just reads the queue has it and waits for handoff_cycle,
-- and the two would wait for each other.
create function begin_anew() returns trigger language plpgsql as $$
begin
  delete from queue;
  delete from lead_change;
  update change_log set
    generation = greatest(generation + 1, extract(epoch from clock_timestamp())::bigint),
    forgotten_transaction = 0, forgotten_number = 0;
  notify handoff_changes;
  return null;
end $$;

create trigger ledger_begun_anew after truncate on handoff_cycle
  for each statement execute function begin_anew();

-- A ledger that was written by the version before has its queue at once.
select queue_again(cycle_id) from handoff_cycle where waits_for is not null;
