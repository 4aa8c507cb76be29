-- Leads that were erased: their cycles and promises stay, so that counts stay true, under a name that
-- leads back to nobody. docs/erasure.md describes it for people.

create function digest_of(id text) returns text language sql immutable as $$
  select encode(sha256(convert_to(id, 'UTF8')), 'hex');
$$;

comment on function digest_of(text) is 'By what an erased lead is known again: SHA-256 of its id.';

create index lead_by_digest on lead (digest_of(lead_id));

create table erasure (
  lead_digest         text primary key,
  erasure_id          text not null,
  erased_at           timestamptz not null,
  cycles              int not null,
  revision            bigint not null
);

comment on table erasure is 'Leads that were erased, as leads.erasure tells. It outlives a rebuild, so that nobody is brought back by one, not even for a moment.';
comment on column erasure.lead_digest is 'digest_of the lead''s id.';
comment on column erasure.erasure_id is 'What stands for the lead in handoff_cycle, promise and erased_step. It follows from nothing.';
comment on column erasure.erased_at is 'When it was asked for: what was true until then is erased.';
comment on column erasure.cycles is 'Number of the last cycle that is; later ones are of somebody who came anew.';
comment on column erasure.revision is 'Revision of the lead by its erasure, likewise.';

create table erased_step (
  erasure_id          text not null,
  revision            bigint not null,
  body                jsonb not null,
  primary key (erasure_id, revision)
);

comment on table erased_step is 'What is left of the steps of erased leads, for the rows of their cycles follow from all of them: when what was done and by which rep. No note, no evidence, no text that somebody wrote.';
comment on column erased_step.erasure_id is 'What stands for the lead.';
comment on column erased_step.revision is 'Revision of the lead after the step.';
comment on column erased_step.body is 'What is left of the record.';

alter table handoff_cycle add column erased_at timestamptz;

comment on column handoff_cycle.erased_at is 'When its lead was erased; null for all others. lead_id and cycle_id are then of its erasure, and what could lead back to somebody or was written by somebody is null: seniority, country, industry, decision_by, recycled_until, opportunity_id, a reason that is none of the contract''s.';
comment on column promise.state is 'RUNNING, WARNED, BROKEN, ESCALATED, KEPT, CALLED_OFF, TAKEN_BACK (said to be broken, and then found to have been kept or called off in time) or ERASED (it was running when its lead was erased).';

create or replace function rebuild_ledger() returns bigint language sql as $$
  truncate ledger_position, handoff_cycle, lead, timeline, promise, erased_step;
  update ledger_generation set generation = generation + 1 returning generation;
$$;
