-- The ledger: what the topics say, as rows. docs/ledger.md describes it for people.
-- Every row follows from the records alone: no clock, no sequence, no default that depends on when
-- it was written. So a ledger that is rebuilt is the same, to the byte.
-- Times are of whole milliseconds, as in the records.

create table handoff_cycle (
  cycle_id            text primary key,
  lead_id             text not null,
  cycle_number        int not null,
  contract_id         text not null,
  contract_version    int not null,
  sla_class           text,

  source              text,
  campaign            text,
  channel             text,
  partner             text,
  segment             text,
  persona             text,
  seniority           text,
  country             text,
  industry            text,
  rep                 text,
  pool                text,
  trigger             text,
  score               double precision,
  fit_points          double precision,
  engagement_points   double precision,
  score_band          int,
  missing             text[],

  stage               text,
  revision            bigint not null default 0,
  waits_for           text,
  outcome             text,
  reason              text,

  mql_at              timestamptz,
  assigned_at         timestamptz,
  first_touch_at      timestamptz,
  first_reached_at    timestamptz,
  accepted_at         timestamptz,
  discovery_at        timestamptz,
  qualified_at        timestamptz,
  opportunity_at      timestamptz,
  won_at              timestamptz,
  lost_at             timestamptz,
  rejected_at         timestamptz,
  disqualified_at     timestamptz,
  recycled_at         timestamptz,
  recycled_until      date,
  reopened_at         timestamptz,

  touches             int not null default 0,
  evidence_asked      int,
  evidence_given      int,
  decision_by         date,
  opportunity_id      text,
  amount              double precision,
  currency            text
);

comment on table handoff_cycle is 'One pass of a lead, from MQL (or SQL without MQL) to its end.';
comment on column handoff_cycle.cycle_id is 'LEAD:NUMBER.';
comment on column handoff_cycle.lead_id is 'The lead.';
comment on column handoff_cycle.cycle_number is 'Which pass of this lead it is, from 1.';
comment on column handoff_cycle.contract_id is 'The contract that the cycle began under.';
comment on column handoff_cycle.contract_version is 'That contract''s version, from 1.';
comment on column handoff_cycle.sla_class is 'Class of promise; null where it has none.';
comment on column handoff_cycle.source is 'Source of the earliest act that names one. This and the next columns up to missing are of the handoff package: null in a cycle that began without an MQL.';
comment on column handoff_cycle.campaign is 'Campaign of the latest act before the MQL that names one.';
comment on column handoff_cycle.channel is 'Channel of the earliest act that names one.';
comment on column handoff_cycle.partner is 'Partner of the earliest act that names one.';
comment on column handoff_cycle.segment is 'Sales segment of the company, such as enterprise.';
comment on column handoff_cycle.persona is 'Buyer persona.';
comment on column handoff_cycle.seniority is 'Level in the organisation, such as vp.';
comment on column handoff_cycle.country is 'Country of the company, or else of the person.';
comment on column handoff_cycle.industry is 'Industry of the company.';
comment on column handoff_cycle.rep is 'Who has the lead, or had it last. Of the steps, as is pool.';
comment on column handoff_cycle.pool is 'Pool that it was last assigned from.';
comment on column handoff_cycle.trigger is 'What made it an MQL: THRESHOLD or HIGH_INTENT.';
comment on column handoff_cycle.score is 'Total of the score that made it an MQL, unrounded: fit_points + engagement_points.';
comment on column handoff_cycle.fit_points is 'Points for who the lead is.';
comment on column handoff_cycle.engagement_points is 'Points for what the lead did.';
comment on column handoff_cycle.score_band is 'Band of 20 points that the score lies in, by its lower bound: 40 is 40 to under 60.';
comment on column handoff_cycle.missing is 'Fields of the handoff package that nobody could fill, in this order: email, source, campaign, channel, role, company, pages, topics, form-answers. Empty: a complete handoff.';
comment on column handoff_cycle.stage is 'Where the cycle stands: MQL, SAL, SQL, OPPORTUNITY, CUSTOMER, LOST, RECYCLED or DISQUALIFIED; null until its first step is read.';
comment on column handoff_cycle.revision is 'Revision of the lead after the cycle''s last step; 0 until its first step is read.';
comment on column handoff_cycle.waits_for is 'Promise that sales owes next: acceptance (of an MQL), first-touch, then discovery (of a SAL); null: none.';
comment on column handoff_cycle.outcome is 'WON, LOST, REJECTED, DISQUALIFIED or RECYCLED; null while it is open.';
comment on column handoff_cycle.reason is 'Why it was rejected, disqualified, recycled or lost.';
comment on column handoff_cycle.mql_at is 'When it became an MQL; null in a cycle that began with an SQL.';
comment on column handoff_cycle.assigned_at is 'When it first got a rep.';
comment on column handoff_cycle.first_touch_at is 'The earliest touch by a human, whenever it was recorded.';
comment on column handoff_cycle.first_reached_at is 'The earliest touch by a human that the lead answered.';
comment on column handoff_cycle.accepted_at is 'When it was first accepted.';
comment on column handoff_cycle.discovery_at is 'The earliest discovery call.';
comment on column handoff_cycle.qualified_at is 'When it first became an SQL.';
comment on column handoff_cycle.opportunity_at is 'When it first became an opportunity.';
comment on column handoff_cycle.won_at is 'When the opportunity was won.';
comment on column handoff_cycle.lost_at is 'When the opportunity was lost. An end that was reopened is none: it and its reason are null again.';
comment on column handoff_cycle.rejected_at is 'When a rep rejected it.';
comment on column handoff_cycle.disqualified_at is 'When a rep disqualified it after having accepted it.';
comment on column handoff_cycle.recycled_at is 'When it went back to nurture.';
comment on column handoff_cycle.recycled_until is 'Until when it rests there.';
comment on column handoff_cycle.reopened_at is 'When it was last reopened.';
comment on column handoff_cycle.touches is 'Touches by a human, 0 or more.';
comment on column handoff_cycle.evidence_asked is 'Pieces of evidence that the qualification names; null before it.';
comment on column handoff_cycle.evidence_given is 'Those of them that are confirmed, with a note, a source and a time.';
comment on column handoff_cycle.decision_by is 'When the lead will decide.';
comment on column handoff_cycle.opportunity_id is 'Opportunity in the CRM.';
comment on column handoff_cycle.amount is 'Amount of the opportunity.';
comment on column handoff_cycle.currency is 'ISO 4217.';

create index handoff_cycle_of_lead on handoff_cycle (lead_id, cycle_number);
create index handoff_cycle_by_mql on handoff_cycle (mql_at);
create index handoff_cycle_waiting on handoff_cycle (waits_for, rep) where waits_for is not null;

create table lead (
  lead_id             text primary key,
  stage               text not null default 'PROSPECT',
  revision            bigint not null default 0,
  cycle_id            text,
  rep                 text,
  pool                text,
  segment             text,
  scored_at           timestamptz,
  score_total         double precision,
  qualifies           boolean,
  score               jsonb,
  handoff             jsonb
);

comment on table lead is 'A lead as it stands: one of which a score or a step is known.';
comment on column lead.lead_id is 'The lead.';
comment on column lead.stage is 'Where it stands; PROSPECT before its first cycle.';
comment on column lead.revision is 'The number of its steps so far; 0 before the first.';
comment on column lead.cycle_id is 'Its latest cycle, if any.';
comment on column lead.rep is 'Who has it, or had it last in its latest cycle.';
comment on column lead.pool is 'Pool that it was last assigned from in its latest cycle.';
comment on column lead.segment is 'Sales segment, as of its latest MQL.';
comment on column lead.scored_at is 'When the latest score was taken; null after an erasure, as are the next three.';
comment on column lead.score_total is 'Its total, unrounded.';
comment on column lead.qualifies is 'Whether it is enough for an MQL.';
comment on column lead.score is 'The whole ScoreChanged record: the score with its reasons, the journey, what is missing.';
comment on column lead.handoff is 'The whole MqlRaised record of its latest MQL: the handoff package.';

create index lead_by_stage on lead (stage, lead_id);

create table timeline (
  lead_id             text not null,
  event_id            text not null,
  cycle_id            text,
  revision            bigint,
  occurred_at         timestamptz not null,
  written_at          timestamptz not null,
  kind                text not null,
  what                text not null,
  actor               text,
  sentence            text not null,
  body                jsonb not null,
  primary key (lead_id, event_id)
);

comment on table timeline is 'What happened to a lead, one row a record. Read it by lead, ordered by occurred_at, revision nulls first, written_at, event_id.';
comment on column timeline.lead_id is 'The lead.';
comment on column timeline.event_id is 'The record''s own id; a second record with it is a repetition.';
comment on column timeline.cycle_id is 'The handoff cycle, if it belongs to one.';
comment on column timeline.revision is 'Revision of the lead after it, of a step.';
comment on column timeline.occurred_at is 'When it was true.';
comment on column timeline.written_at is 'When the record was written.';
comment on column timeline.kind is 'step, mql, refusal, alert or score.';
comment on column timeline.what is 'Of a step its transition, of an mql its trigger, of a refusal its kind, of an alert its kind, of a score its cause, as in the records.';
comment on column timeline.actor is 'Who did it; null for the system.';
comment on column timeline.sentence is 'It in words.';
comment on column timeline.body is 'Of a step, a refusal and an alert the whole record. In short of an mql (cycleId, slaClass, trigger, total) and of a score (total, previousTotal, fitStatus, qualifies). A score that only decayed is left out.';

create table promise (
  cycle_id            text not null,
  promise             text not null,
  lead_id             text not null,
  sla_class           text,
  calendar            text not null,
  started_at          timestamptz not null,
  due_at              timestamptz not null,
  ended_at            timestamptz,
  state               text not null,
  progress            int not null,
  primary key (cycle_id, promise)
);

comment on table promise is 'What sales promised for a cycle, and what became of it.';
comment on column promise.cycle_id is 'The handoff cycle.';
comment on column promise.promise is 'first-touch, acceptance or discovery.';
comment on column promise.lead_id is 'The lead.';
comment on column promise.sla_class is 'Class of promise, where the promise has one.';
comment on column promise.calendar is 'Calendar that its clock runs on.';
comment on column promise.started_at is 'When the clock started; later again after the lead was reopened.';
comment on column promise.due_at is 'The last instant that is in time.';
comment on column promise.ended_at is 'When it was kept or called off; null while it runs, and of a broken one where nothing ended it before the breach was seen.';
comment on column promise.state is 'RUNNING, WARNED, BROKEN, ESCALATED, KEPT, CALLED_OFF or TAKEN_BACK (said to be broken, and then found to have been kept or called off in time).';
comment on column promise.progress is 'How far along the clock is; a record that tells of less changes nothing.';

create index promise_of_lead on promise (lead_id);

create table ledger_position (
  topic               text not null,
  partition           int not null,
  next_offset         bigint not null,
  primary key (topic, partition)
);

comment on table ledger_position is 'Up to where each partition is written here, in one transaction with the rows that it became.';
comment on column ledger_position.topic is 'Topic.';
comment on column ledger_position.partition is 'Partition, from 0.';
comment on column ledger_position.next_offset is 'Offset of the first record that is not written yet.';

create table ledger_generation (
  generation          bigint primary key
);

comment on table ledger_generation is 'One row: how often the ledger was begun.';
comment on column ledger_generation.generation is 'From 1; one more with each rebuild.';

insert into ledger_generation values (1);

-- A batch locks positions before it writes rows, so positions come first here too.
create function rebuild_ledger() returns bigint language sql as $$
  truncate ledger_position, handoff_cycle, lead, timeline, promise;
  update ledger_generation set generation = generation + 1 returning generation;
$$;

comment on function rebuild_ledger() is 'Empties the ledger in one transaction; the running services then fill it again from the topics. Answers the new generation.';
