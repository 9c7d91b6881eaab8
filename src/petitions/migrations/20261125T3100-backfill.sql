-- What was taken over from paper ledgers: which line became which case, so that the same line never comes twice.
-- Back: drop the table.
create table backfill (
  former_no bytea primary key,                           -- keyed: organ and number in the ledger
  organ text not null,
  case_no text not null unique,
  line bytea not null,                                   -- keyed: what the line said
  account text not null,                                 -- plain: account that entered it
  at timestamptz not null
);

alter table backfill enable row level security;
alter table backfill force row level security;
create policy backfill_app on backfill to dengwen_app
  using (organ = any (current_setting('app.reach', true)::text[]))
  with check (true);
create policy backfill_jobs on backfill to dengwen_jobs using (true) with check (true);
create policy backfill_owner on backfill to dengwen_owner using (true) with check (true);
grant select, insert on backfill to dengwen_app, dengwen_jobs;
