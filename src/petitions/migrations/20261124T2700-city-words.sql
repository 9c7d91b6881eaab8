-- What a city says for itself: shorter days that it promises, and its own words on cover sheets. Neither is law.
-- Back: drop both tables.

-- 本地期限: an internal target shown beside the legal last day, never instead of it.
create table local_limit (
  id text primary key,
  rule text not null,
  days int not null check (days between 1 and 365),      -- plain: how many
  unit text not null check (unit in ('日', '工作日')),    -- plain: what is counted
  source text not null,                                  -- plain: the city's document that promises it
  unverified boolean not null,                           -- plain: nobody has seen that document yet [U]
  from_day date not null,
  to_day date,
  made_by text not null references account,              -- plain: account that entered it
  made_at timestamptz not null
);

-- 文书模板: a version of a document's plain words. The newest that has begun is in force; null is the default again.
create table document_wording (
  id text primary key,
  code text not null,
  from_day date not null,
  wording jsonb,                                         -- plain: sentences of the cover sheet, a closing note
  made_by text not null references account,              -- plain: account that entered it
  made_at timestamptz not null
);
create index document_wording_code on document_wording (code, from_day desc, made_at desc);

grant select, insert on local_limit, document_wording to dengwen_app, dengwen_jobs;
grant update (to_day) on local_limit to dengwen_app, dengwen_jobs;
