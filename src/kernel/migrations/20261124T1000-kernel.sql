-- Truth (events), idempotency, keys, files, outbox. Columns are marked: plain (codes, days, counts),
-- keyed (HMAC, no use without the key) or sealed (AES-GCM under the case key).
-- Back: drop these tables; nothing else may exist yet.

create table setting (
  key text primary key,                                  -- plain
  value jsonb not null,                                  -- plain
  updated_at timestamptz not null default now()
);

create table epoch_key (
  epoch text primary key,                                -- plain: year and retention class
  wrapped bytea not null,                                -- sealed by the master key
  created_at timestamptz not null default now()
);

create table case_key (
  case_no text primary key,                              -- plain
  epoch text not null references epoch_key,              -- plain
  dek bytea not null,                                    -- sealed by the epoch key
  secret bytea not null                                  -- sealed by the epoch key
);

-- One stream a case. No update, no delete: the app role has neither right.
create table event (
  id bigint generated always as identity primary key,
  case_no text not null,                                 -- plain
  seq int not null,
  kind text not null,
  row_id text not null,                                  -- the procedure row, ST-…
  at timestamptz not null,
  actor text,                                            -- plain: account id, null for person and system
  organ text,                                            -- plain: organ code
  data jsonb not null,                                   -- plain: codes, days, counts, random ids, digests
  clocks jsonb not null,                                 -- plain
  leaf bytea not null,                                   -- keyed: 44 bytes, trust.md 2.2
  leaf_index bigint,                                     -- set by the sequencer, once
  unique (case_no, seq)
);

create table idempotency (
  actor text not null,                                   -- plain
  key text not null,                                     -- plain
  digest bytea not null,                                 -- keyed: of the body
  answer bytea,                                          -- sealed by the system key
  at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_at on idempotency (at);

create table file (
  id text primary key,                                   -- plain: random
  case_no text,                                          -- plain: null until a submission claims it
  name bytea not null,                                   -- sealed by the file key
  key bytea not null,                                    -- sealed: by the system key, after the claim by the case key
  media_type text not null,                              -- plain
  bytes bigint not null,                                 -- plain
  digest bytea not null,                                 -- keyed
  created_at timestamptz not null
);
create index file_case on file (case_no);
create index file_unclaimed on file (created_at) where case_no is null;

create table outbox (
  id bigint generated always as identity primary key,
  case_no text,                                          -- plain
  channel text not null,                                 -- plain: sms, post, staff
  payload bytea not null,                                -- sealed by the case key
  created_at timestamptz not null,
  sent_at timestamptz,
  tries int not null default 0,
  error text
);
create index outbox_open on outbox (id) where sent_at is null;

-- Wrong codes and passwords, counted per window; the key is a keyed hash, no address is kept.
create table attempt (
  key bytea not null,                                    -- keyed
  window_start timestamptz not null,
  tries int not null default 1,
  primary key (key, window_start)
);

-- Numbers: one sequence a region and year for cases, one for all submissions. The app role may not create
-- sequences, so the first number of a year is made by this function of the owner.
create sequence submission_serial;

create function next_case_serial(region text, year int) returns bigint
language plpgsql security definer set search_path from current as $$
declare
  name text := format('case_serial_%s_%s', region, year);
begin
  if region !~ '^[0-9]{6}$' then raise exception 'region % is not six digits', region; end if;
  return nextval(name);
exception when undefined_table then
  -- Two first letters of a year at once: the second waits here until the first one's sequence is there to be seen.
  perform pg_advisory_xact_lock(hashtext(name));
  execute format('create sequence if not exists %I', name);
  return nextval(name);
end $$;
