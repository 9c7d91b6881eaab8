-- What staff keep for their work lists: filters without names, so that none of a person can stand in one (RG-2, RG-5).
-- Back: drop table kept_filter;
create table kept_filter (
  id text primary key,                                   -- plain: random
  account text not null references account,              -- plain: whose
  query jsonb not null,                                  -- plain: list parameters, codes and days
  created_at timestamptz not null                        -- plain
);
create index kept_filter_account on kept_filter (account);

-- Only one's own.
alter table kept_filter enable row level security;
alter table kept_filter force row level security;
create policy kept_filter_own on kept_filter to dengwen_app
  using (account = current_setting('app.principal', true))
  with check (account = current_setting('app.principal', true));
create policy kept_filter_owner on kept_filter to dengwen_owner using (true) with check (true);
grant select, insert, delete on kept_filter to dengwen_app;
