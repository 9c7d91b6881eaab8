-- The telephone side of the 12345 desk: calls, what engines report of them, seats, commands, recordings. Every number is
-- sealed, and keyed for comparing; a call belongs to the organ that takes it, and nobody else sees the row.
-- Back: drop the function and the tables.

-- Engines that report to this office. What they may do stands in their adapter.
create table telephony_engine (
  code text primary key,                                 -- plain: name of the engine, as its reports say it
  organ text not null references organ,                  -- plain: whose calls it brings
  kind text not null,                                    -- plain: adapter: webhook or simulated
  title text not null,                                   -- plain: how the office calls it
  url text,                                              -- plain: where commands go
  secret bytea,                                          -- sealed: signs reports and commands
  active boolean not null,
  seen_at timestamptz
);

-- Queues, in which callers wait for a seat that can take them.
create table call_queue (
  organ text not null references organ,                  -- plain: whose queue
  code text not null,                                    -- plain: code, as engines report it
  title text not null,                                   -- plain: how seats see it
  skill text,                                            -- plain: what a seat has to know; null: every seat
  position int not null,
  primary key (organ, code)
);

-- Where somebody answers calls, and what they are doing now. Counts come of it, never a rank of people.
create table call_seat (
  account text primary key references account,
  organ text not null references organ,                  -- plain: whose seat
  seat text not null,                                    -- plain: what engines call it
  skills text[] not null,                                -- plain: codes of what it can take
  state text not null,                                   -- plain: code of the state
  reason text,                                           -- plain: code of the reason for a break
  since timestamptz not null,
  call text,                                             -- plain: the call it has
  unique (organ, seat)
);

-- One call. Everything but what people note follows from its events, and is written again with each of them.
create table hotline_call (
  id text primary key,
  organ text not null,                                   -- plain: who takes it
  engine text not null,                                  -- plain: code of the engine, or `manual`
  engine_call text not null,                             -- plain: the engine's own id of it
  direction text not null,                               -- plain: in or out
  queue text not null,                                   -- plain: code of the queue
  dialled text,                                          -- plain: the office's own line
  number bytea,                                          -- sealed: who called, or was called
  number_key bytea,                                      -- keyed: the same
  withheld boolean not null default false,
  stage text not null,                                   -- plain: waiting, ringing, talking, held, ended
  outcome text,                                          -- plain: answered, abandoned, voicemail, lost
  begun_at timestamptz not null,
  queued_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  wrapped_at timestamptz,
  ring_ms int,
  hold_ms int not null default 0,
  missed_rings int not null default 0,
  ended_by text,                                         -- plain: caller, agent, system
  cause text,                                            -- plain: code of the engine
  score int,
  offered_to text,                                       -- plain: account that it rings at
  account text,
  result text,                                           -- plain: code of what came of it
  mark text,                                             -- plain: silent, wrong-number, nuisance, test
  words bytea,                                           -- sealed: what was noted of the result
  service text,                                          -- plain: 110, 119, 120 or 122, where it was put through
  third_organ text,                                      -- plain: organ that joined the call
  entry text,                                            -- plain: knowledge entry that was told
  entry_version int,
  case_no text,
  place_key bytea,                                       -- keyed: place that it was about
  returns text,                                          -- plain: the missed call that it answers
  agreed_at timestamptz,
  guarded boolean not null default false,
  unique (engine, engine_call)
);
create index hotline_call_open on hotline_call (organ, queued_at) where ended_at is null;
create index hotline_call_begun on hotline_call (organ, begun_at desc, id desc);
create index hotline_call_account on hotline_call (account, begun_at desc) where account is not null;
create index hotline_call_place on hotline_call (place_key, begun_at) where place_key is not null;
create index hotline_call_number on hotline_call (number_key, begun_at) where number_key is not null;
create index hotline_call_returns on hotline_call (returns) where returns is not null;

-- What engines and seats report, as it came and as it was read. The same report twice is one row.
create table call_event (
  id bigint generated always as identity primary key,
  organ text not null,                                   -- plain: whose call
  engine text not null,                                  -- plain: code of the engine, `desk` for the seats themselves
  engine_event text not null,                            -- plain: the engine's own id of it
  call text,                                             -- plain: id of the call; null for a seat
  type text not null,                                    -- plain: call.queued and so on
  seq bigint not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  facts jsonb not null,                                  -- plain: codes, seats, counts; no number
  raw bytea,                                             -- sealed: as it came; erased after its time
  unique (engine, engine_event)
);
create index call_event_call on call_event (call) where call is not null;
create index call_event_received on call_event (received_at) where raw is not null;

-- What an engine is asked to do: an outbox row with the event that proves it done.
create table call_command (
  id text primary key,                                   -- plain: random; also the key under which it is sent again
  organ text not null,                                   -- plain: whose call
  engine text not null,                                  -- plain: code of the engine
  call text,                                             -- plain: id of the call
  kind text not null,                                    -- plain: answer, hold, transfer and so on
  data bytea not null,                                   -- sealed: numbers and seats that it needs
  expects text[] not null,                               -- plain: types of event that prove it done
  state text not null,                                   -- plain: queued, sent, done, failed
  tries int not null default 0,
  at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  failure text,                                          -- plain: code of why not
  account text
);
create index call_command_open on call_command (engine, at) where state in ('queued', 'sent');
create index call_command_call on call_command (call) where call is not null;

-- Recordings: sealed files with a digest and an end.
create table call_recording (
  id text primary key,
  organ text not null,                                   -- plain: whose call
  call text not null,                                    -- plain: id of the call
  reference bytea not null,                              -- sealed: what the engine calls it
  state text not null,                                   -- plain: awaited, kept, failed, erased
  file_key bytea,                                        -- sealed: key of the file
  digest bytea,                                          -- keyed: SHA-256 of what was recorded
  media_type text,                                       -- plain: audio/wav
  bytes bigint,
  seconds int,
  at timestamptz not null,
  keep_until date not null,
  held boolean not null default false,
  unique (call, id)
);
create index call_recording_call on call_recording (call);
create index call_recording_end on call_recording (keep_until) where state in ('kept', 'awaited');

-- Who listened to a recording, and why. Only added to.
create table recording_play (
  id bigint generated always as identity primary key,
  organ text not null,                                   -- plain: whose recording
  recording text not null references call_recording,     -- plain: id of the recording
  at timestamptz not null,
  account text not null,
  purpose text not null,                                 -- plain: code
  reason bytea not null                                  -- sealed: in words
);

-- HL-15: a flood of one number waits behind the others, for a day at most. The key goes with the end of it, so that no
-- list of numbers remains.
create table flood_guard (
  id text primary key,
  organ text not null,                                   -- plain: whose line
  number_key bytea,                                      -- keyed: of the flood; null once it is over
  calls int not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at <= from_at + interval '24 hours'),
  account text not null,
  lifted_at timestamptz,
  lifted_by text                                         -- plain: account that ended it early
);
create index flood_guard_number on flood_guard (number_key) where number_key is not null;

-- Rows are for who sees the work orders of the centre, and for its telephone engines, which see no order.
do $$
declare
  name text;
begin
  foreach name in array array['call_seat', 'hotline_call', 'call_event', 'call_command', 'call_recording', 'recording_play', 'flood_guard']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to dengwen_app using (current_setting(''app.reach'', true)::text[] && array[''order:'' || organ, ''calls:'' || organ]) with check (current_setting(''app.reach'', true)::text[] && array[''order:'' || organ, ''calls:'' || organ])', name || '_app', name);
    execute format('create policy %I on %I to dengwen_jobs using (true) with check (true)', name || '_jobs', name);
    execute format('create policy %I on %I to dengwen_owner using (true) with check (true)', name || '_owner', name);
  end loop;
end $$;
grant select, insert, update on telephony_engine, call_queue, call_seat, hotline_call, call_event, call_command, call_recording, flood_guard to dengwen_app, dengwen_jobs;
grant select, insert on recording_play to dengwen_app, dengwen_jobs;
grant usage on sequence call_event_id_seq, recording_play_id_seq to dengwen_app, dengwen_jobs;

-- RG-5(b): the caller's own open, unsealed cases: while the call lasts, to the seat that has it, after the caller agreed.
-- The database asks all of it itself; after the wrap-up nothing comes back.
create function caller_cases(whose text)
returns table (case_no text, stage text, queue text, holder text, office text, due date, received_on date, title bytea, epoch text, dek bytea, secret bytea)
language sql stable security definer set search_path from current as $$
  select distinct h.case_no, h.stage, h.queue, h.holder, h.office, h.due, h.received_on, h.title, k.epoch, k.dek, k.secret
  from hotline_call c
    join party p on p.phone_key = c.number_key and p.role = 'self'
    join case_head h on h.case_no = p.case_no
    join case_key k on k.case_no = p.case_no
  where c.id = whose and c.account = current_setting('app.principal', true)
    and c.agreed_at is not null and c.answered_at is not null and c.wrapped_at is null
    and not h.sealed and h.ended_on is null and h.merged_into is null
  order by h.received_on desc, h.case_no desc limit 20
$$;
revoke all on function caller_cases(text) from public;
grant execute on function caller_cases(text) to dengwen_app;
