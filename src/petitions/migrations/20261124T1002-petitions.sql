-- The petition main line: submissions, heads and clocks (projections of events), documents, texts.
-- Back: drop these tables.

-- What arrived, as it arrived. Never merged, never deleted.
create table submission (
  submission_no text primary key,
  serial bigint not null unique,                         -- gaps are the void numbers
  case_no text not null unique,
  channel text not null,
  received_at timestamptz not null,
  registered_at timestamptz not null,
  region text not null,
  receiver text not null,
  purpose text,
  people_count int not null default 1,
  signer_count int not null default 1,
  source_kind text not null default 'direct',
  source_level int,
  letter_date date,
  event_date date,
  addressed_to text,                                     -- who should answer (RG-4)
  about bytea,                                           -- sealed: which organ is complained of; never used for routing
  place_region text,
  place bytea,                                           -- sealed
  title bytea not null,                                  -- sealed
  content bytea not null,                                -- sealed
  requests bytea not null,                               -- sealed: JSON list
  needs bytea,                                           -- sealed: form and language the person needs
  code_hash bytea not null,                              -- keyed: SHA-256 of the query code
  code_version int not null default 1,
  backfilled boolean not null default false
);

-- Projection of the events of one case; `dengwen reconcile` compares it with a replay.
-- `reach` lists who may read the row: organ codes, `sealed:<organ>` instead once sealed, `#<caseNo>` for the person.
create table case_head (
  case_no text primary key,
  seq int not null,
  leaf bytea not null,                                   -- of the last event
  stage text not null,
  queue text not null,
  desk text,                                             -- organ whose move it is
  office text not null,
  holder text,
  reach text[] not null,
  sealed boolean not null,
  received_on date not null,
  channel text not null,
  class3 text,
  path text,
  category text,
  place_region text,
  urgency text not null,
  dup text,
  pack text not null,
  due date,                                              -- earliest legal last day that an organ owes
  due_rule text,
  pending text,
  merged_into text,
  served_on date,
  ended_on date,
  caseworkers text[] not null,
  title bytea not null                                   -- sealed; copy of the submission's, for lists
);
create index case_head_reach on case_head using gin (reach);
-- The order of every work list; a case without limit comes last.
create index case_head_desk on case_head (desk, queue, coalesce(due, 'infinity'::date), case_no);
create index case_head_due on case_head (desk, coalesce(due, 'infinity'::date), case_no) where ended_on is null;
create index case_head_holder on case_head (holder, case_no);
create index case_head_received on case_head (received_on desc, case_no desc);

create table clock (
  case_no text not null,
  key text not null,
  rule text not null,
  organ text,
  day0 date not null,
  target date not null,
  last date not null,
  met_on date,
  stopped_on date,
  article text not null,
  provisional boolean not null,
  pack text not null,
  calendar text not null,
  primary key (case_no, key)
);
create index clock_running on clock (rule, last) where met_on is null and stopped_on is null;

-- Gap-free numbers per organ, kind and year (发文字号).
create table document_serial (
  organ text not null,
  mark text not null,
  year int not null,
  last int not null,
  primary key (organ, mark, year)
);

create table document (
  id text primary key,
  case_no text not null,
  seq int not null,                                      -- the event that issued it
  code text not null,
  title text not null,
  no text,
  organ text not null,
  recipient text not null,                               -- petitioner, organ or file
  issued_at timestamptz not null,
  letter bytea not null,                                 -- sealed: the letter model
  digest text not null                                   -- keyed: HMAC under the case secret
);
create index document_case on document (case_no);
create unique index document_no on document (no) where no is not null;

-- Texts that belong to an act: statements, reasons, replies, supplements, drafts.
create table record (
  id text primary key,
  case_no text not null,
  seq int not null,
  kind text not null,
  shown boolean not null,                                -- on the person's own page
  body bytea not null,                                   -- sealed: JSON
  digest text not null,                                  -- keyed
  at timestamptz not null,
  account text,
  organ text
);
create index record_case on record (case_no);

create table delivery (
  case_no text not null,
  document text not null references document,
  mode text not null,
  delivered_on date not null,
  proof bytea not null,                                  -- sealed
  primary key (document)
);

create table rating (
  case_no text not null,
  seq int not null,
  office_score int not null check (office_score between 1 and 3),
  handler_score int not null check (handler_score between 1 and 3),
  at timestamptz not null,
  primary key (case_no, seq)
);

-- Words of title and content as keyed hashes; sealed cases have no row.
create table search_index (
  case_no text primary key,
  received_on date not null,
  reach text[] not null,
  words tsvector not null                                -- keyed
);
create index search_words on search_index using gin (words);
create index search_received on search_index (received_on desc, case_no desc);

-- Holiday calendar, a version a year; the bundled years are data of the law room.
create table calendar_year (
  year int primary key,
  days jsonb not null,
  source text not null,
  updated_at timestamptz not null
);
