-- Quality check of the 12345 desk (domain.md §3.6): works drawn by chance, looked at by sheet. Never drawn by person, never
-- counted by person: an account stands in a row only so that its owner reads the sheet and may object.
-- Back: drop the tables.

create table quality_sample (
  id text primary key,
  organ text not null references organ,                  -- plain: office whose desk it is
  subject text not null,                                 -- plain: order or call
  from_day date not null,                                -- plain: first day of the period
  to_day date not null,                                  -- plain: day after the last
  population int not null,                               -- plain: how many ended in that period
  share_percent int not null check (share_percent between 3 and 100), -- plain: how many of a hundred are drawn
  seed text not null,                                    -- plain: with it anybody can draw the same again
  drawn_by text not null references account,             -- plain: account
  drawn_at timestamptz not null,
  check (from_day < to_day)
);
create index quality_sample_period on quality_sample (organ, subject, from_day);

create table quality_check (
  id text primary key,
  sample text not null references quality_sample,        -- plain: the draw it belongs to
  work text not null,                                    -- plain: number of the order, or id of the call
  account text references account,                       -- plain: whose work; null where no agent had a part, or after its time
  state text not null,                                   -- plain: open, checked, appealed, decided
  marks jsonb,                                           -- plain: item codes and how far each was done
  fatal text[],                                          -- plain: codes of what must never happen
  remark bytea,                                          -- sealed: words of the checker
  score int,                                             -- plain: 0 to 100
  passed boolean,
  checked_by text references account,                    -- plain: account
  checked_at timestamptz,
  appeal bytea,                                          -- sealed: words of whose work it is
  appealed_at timestamptz,
  decision bytea,                                        -- sealed: words of who decided
  decided_by text references account,                    -- plain: account
  decided_at timestamptz,
  unique (sample, work)
);
create index quality_check_own on quality_check (account, checked_at) where account is not null;
create index quality_check_work on quality_check (work);
grant select, insert on quality_sample to dengwen_app, dengwen_jobs;
grant select, insert, update, delete on quality_check to dengwen_app, dengwen_jobs;
