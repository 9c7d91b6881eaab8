-- Campaign of entering old ledgers (NUM-29): lines of an organ's paper ledger, drawn by a seed, looked up in the system
-- and compared item by item. No number of a case and no word of it stands here.
-- Back: drop the tables.
create table entry_sample (
  id text primary key,
  organ text not null references organ,                  -- plain: whose ledger
  channel text not null,                                 -- plain: what the ledger holds
  from_day date not null,                                -- plain: first day of the ledger's period
  to_day date not null,                                  -- plain: day after the last
  ledger_lines int not null check (ledger_lines > 0),    -- plain: lines that the paper ledger has in that period
  seed int not null,                                     -- plain: with it anybody can draw the same lines again
  drawn int[] not null,                                  -- plain: numbers of the lines to look up
  drawn_by text not null,                                -- plain: account
  drawn_at timestamptz not null                          -- plain
);
create index entry_sample_period on entry_sample (from_day, organ);

create table entry_check (
  sample text not null references entry_sample,          -- plain: the draw it belongs to
  line int not null,                                     -- plain: number of the line in the paper ledger
  entered boolean not null,                              -- plain: found in the system
  wrong text[] not null,                                 -- plain: items of the check list that differ from the paper
  checked_by text not null,                              -- plain: account
  checked_at timestamptz not null,                       -- plain
  primary key (sample, line)
);
grant select, insert on entry_sample to dengwen_app, dengwen_jobs;
grant select, insert, update on entry_check to dengwen_app, dengwen_jobs;
