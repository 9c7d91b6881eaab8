-- Administration by screen: organs that were succeeded by others, categories no longer offered, who stands in for whom.
-- Back: drop table deputy; drop the three columns.

alter table organ add column successor text references organ; -- plain: organ that goes on with the duties of a closed one
alter table category add column active boolean not null default true;
alter table account add column seen_at timestamptz;

-- Acting for a colleague of the same organ (代理), for some days. Rows stay, so that it can be said who acted for whom.
create table deputy (
  id text primary key,
  of_account text not null references account,           -- plain: account that is stood in for
  by_account text not null references account,           -- plain: account that stands in
  organ text not null references organ,
  from_day date not null,
  to_day date not null,
  reason text not null,                                  -- plain: code of why
  made_by text not null references account,              -- plain: account that entered it
  made_at timestamptz not null,
  ended_at timestamptz,
  check (of_account <> by_account and from_day <= to_day)
);
create index deputy_by on deputy (by_account, to_day);
create index deputy_of on deputy (of_account, to_day);

grant select, insert, update on deputy to dengwen_app, dengwen_jobs;
grant update on category, region to dengwen_app, dengwen_jobs;
