-- Organs, accounts, sessions, and the sealed store of identities.
-- Back: drop these tables.

create table region (
  code text primary key,
  name text not null,
  parent text,
  level int not null check (level between 1 and 5)
);

create table organ (
  code text primary key,
  name text not null,
  short_name text not null,
  initials text not null,                                -- pinyin initials, for picking by keyboard
  kind text not null check (kind in ('office','government','department','township','discipline','litigation','enterprise')),
  level int not null check (level between 1 and 5),
  region text not null,
  superior text references organ,
  mark text not null,                                    -- the organ's word in document numbers: 示信
  phone text not null default '',
  address text not null default '',
  active boolean not null default true
);

-- Duty list (派单目录): which organ answers for which category, where.
create table organ_duty (
  organ text not null references organ,
  category text not null,                                -- L1 or L1/L2
  note text not null default '',
  primary key (organ, category)
);

create table category (
  code text primary key,                                 -- 01 or 01/03
  name text not null,
  initials text not null,
  parent text references category,
  official_code text                                     -- of the national system, where known [U]
);

create table account (
  id text primary key,                                   -- random
  login text not null unique,
  name text not null,
  post text not null default '',
  organ text not null references organ,
  roles text[] not null,
  password text not null,                                -- Argon2id
  must_change boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create index account_organ on account (organ);

create table session (
  id bytea primary key,                                  -- SHA-256 of the cookie value
  account text not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  agent text not null default ''                         -- plain: name of the browser family, no address
);
create index session_account on session (account);

-- Identities. Only dengwen_identity may read them; the app role may add.
create table party (
  id text primary key,                                   -- random; what events call the person
  case_no text not null,
  role text not null,                                    -- self, proxy, representative, coSigner
  identity bytea not null,                               -- sealed by the case key
  masked bytea not null,                                 -- sealed by the case key: 张*, 138****0000
  name_key bytea,                                        -- keyed, for the duplicate proposal only
  phone_key bytea,                                       -- keyed
  id_key bytea                                           -- keyed
);
create index party_case on party (case_no);
create index party_phone on party (phone_key);
create index party_name on party (name_key);
create index party_id on party (id_key);

-- Who looked at an identity, with purpose; shown to the person (RG-8). Append only.
create table identity_view (
  id bigint generated always as identity primary key,
  case_no text not null,
  at timestamptz not null,
  account text not null,
  organ text not null,
  post text not null,
  purpose text not null,                                 -- code
  reason bytea not null                                  -- sealed by the case key
);
create index identity_view_case on identity_view (case_no);

-- Who did what at the desk. Append only.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account text,
  organ text,
  act text not null,
  object text not null,
  detail jsonb not null default '{}'
);
create index audit_at on audit (at);
